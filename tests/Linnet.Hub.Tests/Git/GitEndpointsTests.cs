using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Linnet.Hub.Git;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Objects;

namespace Linnet.Hub.Tests.Git;

/// <summary>What git and others see of the endpoints besides clones: lists, refusals, credentials, addresses.</summary>
public sealed class GitEndpointsTests : IDisposable
{
    private const string UploadPack = "git-upload-pack";
    private const string Token = "hf_secret";

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryRepository _repository = new();
    private readonly List<ObjectId> _ids;
    private readonly ObjectId _tag;

    public GitEndpointsTests()
    {
        _ids = _repository.Chain(2);
        _repository.SetRef("refs/heads/main", _ids[1]);
        _repository.SetRef("refs/pr/1", _ids[0]);
        _tag = _repository.AddTag("v1", _ids[0]);
    }

    [GitTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Refs_are_listed(int version)
    {
        await using var host = await GitHost.StartAsync(_repository);
        var listed = await GitClient.OkAsync(_folder.Path, "-c", $"protocol.version={version}", "ls-remote", "--symref", host.Model);
        Assert.Equal(
            $"ref: refs/heads/main\tHEAD\n{_ids[1]}\tHEAD\n{_ids[1]}\trefs/heads/main\n{_ids[0]}\trefs/pr/1\n{_tag}\trefs/tags/v1\n{_ids[0]}\trefs/tags/v1^{{}}",
            listed);
        Assert.Equal($"{_tag}\trefs/tags/v1", await GitClient.OkAsync(_folder.Path, "-c", $"protocol.version={version}", "ls-remote", "--refs", "--tags", host.Model));
    }

    [GitFact]
    public async Task A_push_is_refused_in_words()
    {
        await using var host = await GitHost.StartAsync(_repository);
        await GitClient.OkAsync(_folder.Path, "clone", "-q", host.Model, "work");
        await GitClient.OkAsync(_folder.File("work"), "commit", "-q", "--allow-empty", "-m", "mine");
        var (exitCode, _, error) = await GitClient.RunAsync(_folder.File("work"), "push", "origin", "main");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("fatal: remote error: this hub is read by git", error, StringComparison.Ordinal);
        Assert.Contains("linnet push", error, StringComparison.Ordinal);
    }

    [GitFact]
    public async Task An_unknown_commit_is_refused_in_words()
    {
        await using var host = await GitHost.StartAsync(_repository);
        await GitClient.OkAsync(_folder.Path, "init", "-q");
        var (exitCode, _, error) = await GitClient.RunAsync(_folder.Path, "fetch", host.Model, new string('1', 40));
        Assert.NotEqual(0, exitCode);
        Assert.Contains("upload-pack: not our ref 1111", error, StringComparison.Ordinal);
    }

    [GitFact]
    public async Task A_private_repository_asks_for_a_token_and_takes_it_as_the_password()
    {
        await using var host = await GitHost.StartAsync((context, name, _) =>
        {
            Assert.Equal(new RepositoryName(RepositoryKind.Dataset, "alice", "m"), name);
            var isKnown = context.Request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{Token}"))}";
            return isKnown ? Task.FromResult<IGitObjectSource>(_repository) : throw new RefusedException(Refusal.RepositoryNotFound, "There is no such repository, or you may not see it.");
        });
        var address = $"{host.Address}/datasets/alice/m";
        var (exitCode, _, error) = await GitClient.RunAsync(_folder.Path, "clone", address, "none");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("could not read Username", error, StringComparison.Ordinal);
        await GitClient.OkAsync(_folder.Path, "clone", "-q", address.Replace("//", $"//anybody:{Token}@", StringComparison.Ordinal), "work");
        Assert.Equal(_ids[1].ToString(), await GitClient.OkAsync(_folder.File("work"), "rev-parse", "HEAD"));
    }

    [Theory]
    [InlineData("/alice/m", RepositoryKind.Model)]
    [InlineData("/alice/m.git", RepositoryKind.Model)]
    [InlineData("/datasets/alice/m", RepositoryKind.Dataset)]
    [InlineData("/datasets/alice/m.git", RepositoryKind.Dataset)]
    [InlineData("/spaces/alice/m.git", RepositoryKind.Space)]
    public async Task Every_address_of_a_repository_works(string address, object kind)
    {
        var asked = new List<(RepositoryName, GitService)>();
        await using var host = await GitHost.StartAsync((_, name, service) =>
        {
            asked.Add((name, service));
            return Task.FromResult<IGitObjectSource>(_repository);
        });
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        Assert.Contains("refs/heads/main", await client.GetStringAsync($"{address}/info/refs?service={UploadPack}"), StringComparison.Ordinal);
        Assert.Contains("ERR this hub is read by git", await client.GetStringAsync($"{address}/info/refs?service=git-receive-pack"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, $"{address}/{UploadPack}", "0000"u8.ToArray())).StatusCode);
        var pushed = await PostAsync(client, $"{address}/git-receive-pack", "0000"u8.ToArray(), "git-receive-pack");
        Assert.Contains("linnet push", await pushed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var expected = new RepositoryName((RepositoryKind)kind, "alice", "m");
        Assert.Equal([(expected, GitService.Read), (expected, GitService.Push), (expected, GitService.Read), (expected, GitService.Push)], asked);
    }

    [Fact]
    public async Task Answers_are_never_kept_and_say_what_they_are()
    {
        await using var host = await GitHost.StartAsync(_repository);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        var listed = await client.GetAsync($"/alice/m/info/refs?service={UploadPack}");
        Assert.Equal("application/x-git-upload-pack-advertisement", listed.Content.Headers.ContentType!.MediaType);
        Assert.True(listed.Headers.CacheControl!.NoCache);
        var answer = await PostAsync(client, $"/alice/m/{UploadPack}", Wire.Request($"want {_ids[1]} side-band-64k", Wire.Flush, "done"));
        Assert.Equal("application/x-git-upload-pack-result", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoCache);
    }

    [Theory]
    [InlineData("/alice/m/info/refs", HttpStatusCode.Forbidden)]
    [InlineData("/alice/m/info/refs?service=git-upload-archive", HttpStatusCode.Forbidden)]
    public async Task Services_that_are_not_offered_are_refused(string address, HttpStatusCode status)
    {
        await using var host = await GitHost.StartAsync(_repository);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        var answer = await client.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Requests_may_be_compressed_and_damaged_ones_are_clean_errors()
    {
        await using var host = await GitHost.StartAsync(_repository);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        var request = Wire.Request($"want {_ids[1]}", Wire.Flush, "done");
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(request);
        var whole = await PostAsync(client, $"/alice/m/{UploadPack}", packed.ToArray(), encoding: "gzip");

        // Without bands the pack follows the acknowledgment as it is.
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        Assert.Equal("0008NAK\nPACK", Encoding.ASCII.GetString(bytes, 0, 12));
        Assert.Equal(_repository.Reach([_ids[1]]), await PackFile.IdsAsync(bytes[8..]));
        packed.GetBuffer()[packed.Length / 2] ^= 0xFF;
        var damaged = await PostAsync(client, $"/alice/m/{UploadPack}", packed.ToArray(), encoding: "gzip");
        Assert.Equal(HttpStatusCode.OK, damaged.StatusCode);
        Assert.Contains("ERR ", await damaged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(client, $"/alice/m/{UploadPack}", request, encoding: "br")).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(client, $"/alice/m/{UploadPack}", request, "git-receive-pack")).StatusCode);
    }

    [Fact]
    public async Task A_request_that_unpacks_to_very_much_is_refused()
    {
        await using var host = await GitHost.StartAsync(_repository);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(Wire.Request($"want {_ids[1]}", Wire.Flush));
            var line = Wire.Request($"have {_ids[0]}");
            for (var i = 0; i < 100_000; i++) await gzip.WriteAsync(line);
        }

        var answer = await PostAsync(client, $"/alice/m/{UploadPack}", packed.ToArray(), encoding: "gzip");
        Assert.Contains("ERR the request names too many objects", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, byte[] body, string service = UploadPack, string? encoding = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue($"application/x-{service}-request");
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        return await client.PostAsync(new Uri(address, UriKind.Relative), content);
    }
}

using System.Text;
using Linnet.Hub.Content;
using Linnet.Hub.Objects;
using Linnet.Hub.Tests.Objects;

namespace Linnet.Hub.Tests.Git;

/// <summary>The git that is installed clones and fetches, in every version of its protocol, and finds nothing wrong with what it got.</summary>
public sealed class CloneTests : IDisposable
{
    private const long Start = 1_700_000_000;

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryRepository _repository = new();

    [GitTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_clone_is_the_repository(int version)
    {
        var noise = RandomBytes.Of(300_000, 1);
        List<(string Path, byte[] Bytes)> files =
        [
            ("README.md", "# M\n"u8.ToArray()), ("empty.txt", []), ("noise.bin", noise), ("权重/层 1/中文.txt", Encoding.UTF8.GetBytes("你好\n")), ("a/b/c/d.txt", "d"u8.ToArray()),
            ("a.txt", "a"u8.ToArray()), ("a-b", "-"u8.ToArray()), ("big.safetensors", new LfsPointer(ContentId.Of(noise), noise.Length).ToBytes()),
        ];
        var first = _repository.Commit(Start, files.Take(3));
        var side = _repository.Commit(Start + 1, files.Take(4), first);
        var main = _repository.Commit(Start + 2, files, first, side);
        var tag = _repository.AddTag("v1", first);
        _repository.SetRef("refs/heads/main", main);
        _repository.SetRef("refs/heads/feature/x", side);
        _repository.SetRef("refs/tags/light", first);
        _repository.SetRef("refs/pr/1", _repository.Commit(Start + 3, files.Skip(1), main));
        await using var host = await GitHost.StartAsync(_repository);

        await RunAsync(version, "clone", "-q", $"{host.Model}.git", "work");
        await CheckAsync("work");
        Assert.Equal(main.ToString(), await WorkAsync("rev-parse", "HEAD"));
        Assert.Equal("main", await WorkAsync("symbolic-ref", "--short", "HEAD"));
        Assert.Equal(tag.ToString(), await WorkAsync("rev-parse", "v1"));
        Assert.Equal(first.ToString(), await WorkAsync("rev-parse", "v1^{commit}"));
        Assert.Equal(first.ToString(), await WorkAsync("rev-parse", "light"));
        Assert.Equal(side.ToString(), await WorkAsync("rev-parse", "origin/feature/x"));
        Assert.Equal("3", await WorkAsync("rev-list", "--count", "HEAD"));
        Assert.Empty(await WorkAsync("status", "--porcelain"));
        foreach (var (path, bytes) in files) Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "work", path)));
        Assert.StartsWith("version https://git-lfs.github.com/spec/v1\noid sha256:", await File.ReadAllTextAsync(_folder.File("work/big.safetensors")), StringComparison.Ordinal);
    }

    [GitTheory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_shallow_clone_is_deepened_and_completed(int version)
    {
        var ids = _repository.Chain(10, Start);
        _repository.SetRef("refs/heads/main", ids[9]);
        _repository.SetRef("refs/tags/early", ids[2]);
        await using var host = await GitHost.StartAsync(_repository);
        await RunAsync(version, "clone", "-q", "--depth", "1", host.Model, "work");
        await CheckAsync("work");
        Assert.Equal("1", await CountAsync());
        await WorkAsync(version, "fetch", "-q", "--depth", "3");
        Assert.Equal("3", await CountAsync());
        await WorkAsync(version, "fetch", "-q", "--deepen", "2");
        Assert.Equal("5", await CountAsync());
        await CheckAsync("work");

        // A new commit for a client that has only the last ones.
        var next = _repository.Commit(Start + 20, [("new.txt", "new"u8.ToArray())], ids[9]);
        _repository.SetRef("refs/heads/main", next);
        await WorkAsync(version, "pull", "-q");
        Assert.Equal("6", await CountAsync());
        await WorkAsync(version, "fetch", "-q", "--shallow-since", $"{Start + 8}");
        Assert.Equal("3", await CountAsync());
        await WorkAsync(version, "fetch", "-q", "--shallow-exclude", "early");
        Assert.Equal("8", await CountAsync());
        await WorkAsync(version, "fetch", "-q", "--unshallow");
        Assert.Equal("11", await CountAsync());
        await CheckAsync("work");
    }

    [GitTheory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_fetch_brings_what_is_new_and_reads_no_more(int version)
    {
        var ids = _repository.Chain(300, Start);
        _repository.SetRef("refs/heads/main", ids[^1]);
        await using var host = await GitHost.StartAsync(_repository);
        await RunAsync(version, "clone", "-q", host.Model, "work");

        // Commits of the client's own make it name many that are unknown here.
        for (var i = 0; i < 40; i++) await WorkAsync("commit", "-q", "--allow-empty", "-m", "mine");
        var next = _repository.Commit(Start + 1000, [("f0/new.txt", "new"u8.ToArray())], ids[^1]);
        _repository.SetRef("refs/heads/main", next);
        _repository.SetRef("refs/heads/other", ids[5]);
        _repository.Asked.Clear();
        await WorkAsync(version, "fetch", "-q");
        Assert.Equal(next.ToString(), await WorkAsync("rev-parse", "origin/main"));
        Assert.Equal(ids[5].ToString(), await WorkAsync("rev-parse", "origin/other"));
        Assert.True(_repository.Asked.Count(_repository.Commits.ContainsKey) < 100, $"{_repository.Asked.Count} commits were looked at");
        await CheckAsync("work");
    }

    [GitTheory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Many_refs_make_requests_that_git_compresses(int version)
    {
        for (var i = 0; i < 400; i++) _repository.SetRef($"refs/heads/b{i}", _repository.Commit(Start + i, [($"{i}.txt", Encoding.UTF8.GetBytes($"{i}"))]));
        _repository.SetRef("refs/heads/main", _repository.Commits.Keys.First());
        await using var host = await GitHost.StartAsync(_repository);
        await RunAsync(version, "clone", "-q", host.Model, "work");
        Assert.Equal("400", await WorkAsync("rev-list", "--count", "--all"));
        for (var i = 0; i < 400; i++) _repository.SetRef($"refs/heads/b{i}", _repository.Commit(Start + 1000 + i, [($"{i}.txt", "new"u8.ToArray())], IdOf($"refs/heads/b{i}")));
        await WorkAsync(version, "fetch", "-q");
        Assert.Equal("800", await WorkAsync("rev-list", "--count", "--all"));
        await CheckAsync("work");
    }

    [GitFact]
    public async Task A_clone_without_files_asks_for_them_when_it_needs_them()
    {
        var ids = _repository.Chain(5, Start);
        _repository.SetRef("refs/heads/main", ids[4]);
        await using var host = await GitHost.StartAsync(_repository);
        await RunAsync(2, "clone", "-q", "--filter=blob:none", "--no-checkout", host.Model, "work");
        Assert.Contains("?", await WorkAsync("rev-list", "--objects", "--all", "--missing=print"), StringComparison.Ordinal);
        await WorkAsync("checkout", "-q", "main");
        Assert.Equal("file 4\n", await File.ReadAllTextAsync(_folder.File("work/f1/4.txt")));
        await CheckAsync("work");
    }

    [GitFact]
    public async Task A_pull_request_is_fetched_by_its_ref_and_a_commit_by_its_id()
    {
        var ids = _repository.Chain(3, Start);
        _repository.SetRef("refs/heads/main", ids[0]);
        _repository.SetRef("refs/pr/7", ids[1]);
        await using var host = await GitHost.StartAsync(_repository);
        await RunAsync(2, "clone", "-q", host.Model, "work");
        await WorkAsync("fetch", "-q", "origin", "refs/pr/7");
        Assert.Equal(ids[1].ToString(), await WorkAsync("rev-parse", "FETCH_HEAD"));
        await WorkAsync("fetch", "-q", "origin", ids[2].ToString());
        Assert.Equal(ids[2].ToString(), await WorkAsync("rev-parse", "FETCH_HEAD"));
    }

    [GitTheory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_empty_repository_is_cloned(int version)
    {
        await using var host = await GitHost.StartAsync(_repository);
        await RunAsync(version, "clone", "-q", host.Model, "work");
        Assert.Empty(await WorkAsync("for-each-ref"));
        if (version == 2) Assert.Equal("main", await WorkAsync("symbolic-ref", "--short", "HEAD"));
    }

    public void Dispose() => _folder.Dispose();

    private ObjectId IdOf(string name) => _repository.RefsAsync(CancellationToken.None).Result.First(item => item.Name == name).Id;

    private Task<string> RunAsync(int version, params string[] arguments) => GitClient.OkAsync(_folder.Path, ["-c", $"protocol.version={version}", .. arguments]);

    private Task<string> WorkAsync(params string[] arguments) => GitClient.OkAsync(_folder.File("work"), arguments);

    private Task<string> WorkAsync(int version, params string[] arguments) => WorkAsync(["-c", $"protocol.version={version}", .. arguments]);

    private Task<string> CountAsync() => WorkAsync("rev-list", "--count", "origin/main");

    private async Task CheckAsync(string folder)
    {
        var (exitCode, output, error) = await GitClient.RunAsync(_folder.File(folder), "fsck", "--full", "--strict");
        Assert.True(exitCode == 0, output + error);
    }
}

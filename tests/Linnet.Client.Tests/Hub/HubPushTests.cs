using System.Text.Json.Nodes;
using Linnet.Client.Hub;

namespace Linnet.Client.Tests.Hub;

/// <summary>Pushes to hubs that answer wrongly, slowly or with bad intent.</summary>
public sealed class HubPushTests : HubTestBase
{
    private FakePushHub Hub { get; set; } = null!;

    private string Folder
    {
        get
        {
            Directory.CreateDirectory(Place("folder"));
            File.WriteAllText(Path.Combine(Place("folder"), "config.json"), "{\"quote\":\"\\\"\"}");
            File.WriteAllBytes(Path.Combine(Place("folder"), "weights.bin"), new byte[5000]);
            Hub = new FakePushHub(Server);
            Server.Interfere = Hub.AnswerAsync;
            return Place("folder");
        }
    }

    [Fact]
    public async Task A_commit_names_what_was_sent_and_its_parent()
    {
        var folder = Folder;
        var result = await PushAsync(folder);
        Assert.Equal((FakePushHub.Pushed, 2, 5000L + 14), (result.Commit, result.Changed, result.Sent));
        var lines = Hub.Body.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["header", "file", "lfsFile"], lines.Select(line => (string)line["key"]!));
        Assert.Equal(FakeHub.Commit, (string)lines[0]["value"]!["parentCommit"]!);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "config.json")), Convert.FromBase64String((string)lines[1]["value"]!["content"]!));
        Assert.Equal(5000, (int)lines[2]["value"]!["size"]!);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://elsewhere/x")]
    public async Task Bytes_go_to_no_unsafe_address(string address)
    {
        var folder = Folder;
        Hub.Batch = oid => new JsonObject { ["oid"] = oid, ["actions"] = new JsonObject { ["upload"] = new JsonObject { ["href"] = address } } };
        Assert.Contains("not safe to use", await ErrorAsync(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_of_what_is_written_is_not_followed_to_another_host()
    {
        await using var elsewhere = await FakeHub.StartAsync();
        var folder = Folder;
        Hub.Store = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = $"{elsewhere.Address}steal";
            return Task.FromResult(true);
        };
        Assert.Contains("not safe to follow", await ErrorAsync(folder), StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Signed_addresses_get_no_token_and_the_fields_that_the_hub_asked_for()
    {
        await using var store = await FakeHub.StartAsync();
        string? seen = null;
        store.Interfere = async context =>
        {
            seen = context.Request.Headers["X-Signed"];
            await context.Request.Body.CopyToAsync(Stream.Null);
            return true;
        };
        var folder = Folder;
        Hub.Batch = oid => new JsonObject
        {
            ["oid"] = oid,
            ["actions"] = new JsonObject { ["upload"] = new JsonObject { ["href"] = $"{store.Address}put", ["header"] = new JsonObject { ["X-Signed"] = "yes", ["Host"] = "evil" } } },
        };
        await PushAsync(folder);
        Assert.Equal("yes", seen);
        Assert.Null(Assert.Single(store.Requests).Token);
    }

    [Fact]
    public async Task Objects_that_are_left_out_or_refused_are_said()
    {
        var folder = Folder;
        Hub.Batch = _ => new JsonObject { ["oid"] = "another" };
        Assert.Contains("where 'weights.bin' is to be sent", await ErrorAsync(folder), StringComparison.Ordinal);
        Hub.Batch = oid => new JsonObject { ["oid"] = oid, ["error"] = new JsonObject { ["code"] = 413, ["message"] = "too large" } };
        Assert.Contains("too large", await ErrorAsync(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", 1, "the size of parts")]
    [InlineData("2000", 2, "addresses for the parts")]
    [InlineData("2000", 3, "no ETag")]
    public async Task Parts_that_do_not_add_up_are_refused(string size, int count, string message)
    {
        var folder = Folder;
        Hub.Batch = oid =>
        {
            var header = new JsonObject { ["chunk_size"] = size };
            for (var i = 1; i <= count; i++) header[$"0000{i}"] = $"{Server.Address}part/{i}";
            return new JsonObject { ["oid"] = oid, ["actions"] = new JsonObject { ["upload"] = new JsonObject { ["href"] = $"{Server.Address}end", ["header"] = header } } };
        };
        Assert.Contains(message, await ErrorAsync(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, null, null)]
    [InlineData(429, "RateLimit", "\"api\";r=0;t=54")]
    [InlineData(429, "Retry-After", "55")]
    public async Task A_busy_hub_is_asked_again_after_the_time_that_it_says(int status, string? header, string? value)
    {
        var folder = Folder;
        var (clock, refusals) = (new InstantClock(), 2);
        Hub.Store = async context =>
        {
            if (Interlocked.Decrement(ref refusals) < 0) return false;
            if (header is not null) context.Response.Headers[header] = value;
            await FakeHub.RefuseAsync(context, status, null);
            return true;
        };

        // Waits are spread at random around what is usual; those of less than a millisecond would be none.
        using var client = new HubClient(Options with { Clock = clock, RetryDelay = TimeSpan.FromMinutes(1) });
        await client.PushAsync(Repository, folder);
        Assert.Equal(2, clock.Waits.Count);
        if (header is not null) Assert.All(clock.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(55), wait));
    }

    [Fact]
    public async Task A_file_that_changes_under_the_push_is_said()
    {
        var folder = Folder;
        Hub.BeforeSending = () => File.WriteAllBytes(Path.Combine(folder, "weights.bin"), new byte[4000]);
        using var client = new HubClient(Options);
        Assert.Contains("has changed while it was sent", (await Assert.ThrowsAsync<ConfigurationException>(() => client.PushAsync(Repository, folder))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_none_is_said()
    {
        var folder = Folder;
        Hub.Commit = new JsonArray();
        Assert.Contains("'commitOid'", await ErrorAsync(folder), StringComparison.Ordinal);
        Hub.Commit = new JsonObject { ["commitOid"] = "../../etc" };
        Assert.Contains("no usable answer", await ErrorAsync(folder), StringComparison.Ordinal);
    }

    private async Task<HubPushResult> PushAsync(string folder)
    {
        using var client = new HubClient(Options with { Token = "hf_secret" });
        return await client.PushAsync(Repository, folder);
    }

    private async Task<string> ErrorAsync(string folder)
    {
        var message = (await Assert.ThrowsAsync<HubException>(() => PushAsync(folder))).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }
}

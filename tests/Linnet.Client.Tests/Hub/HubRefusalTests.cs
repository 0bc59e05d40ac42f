using Linnet.Client.Hub;

namespace Linnet.Client.Tests.Hub;

public sealed class HubRefusalTests : HubTestBase
{
    [Theory]
    [InlineData(401, "RepoNotFound", null, "set HF_TOKEN")]
    [InlineData(404, "RepoNotFound", "hf_x", "private to others")]
    [InlineData(401, null, null, "set HF_TOKEN")]
    [InlineData(401, null, "hf_x", "check HF_TOKEN")]
    [InlineData(403, "GatedRepo", null, "is gated; accept its terms")]
    [InlineData(403, "GatedRepo", "hf_x", "has no access")]
    [InlineData(403, null, "hf_x", "does not let")]
    [InlineData(404, "RevisionNotFound", null, "has no revision 'main'")]
    [InlineData(400, null, null, "answers 400")]
    public async Task A_refusal_says_what_to_do(int status, string? code, string? token, string expected)
    {
        Server.Interfere = async context =>
        {
            await FakeHub.RefuseAsync(context, status, code);
            return true;
        };
        var message = await RefusalAsync(Options with { Token = token });
        Assert.StartsWith("org/name: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task An_unknown_revision_is_said() => Assert.Contains("'v9'", await RefusalAsync(revision: "v9"), StringComparison.Ordinal);

    [Fact]
    public async Task No_network_is_said()
    {
        var message = await RefusalAsync(Options with { Endpoint = new Uri("http://127.0.0.1:1"), Retries = 1 });
        Assert.Contains("127.0.0.1:1 cannot be reached", message, StringComparison.Ordinal);
        Assert.Contains("HF_ENDPOINT", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_is_no_hub()
    {
        Server.Interfere = async context =>
        {
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, "<html>");
            return true;
        };
        Assert.Contains("JSON", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_a_model_is_said()
    {
        Server.Files.Remove("config.json");
        Assert.Contains("config.json", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../config.json")]
    [InlineData("/etc/config.json")]
    [InlineData("a/../config.json")]
    [InlineData("a\\config.json")]
    [InlineData("c:config.json")]
    public async Task A_name_that_leaves_the_folder_is_refused(string name)
    {
        Server.List = (path, entry) =>
        {
            if (path == "config.json") entry["path"] = name;
            return entry;
        };
        Assert.Contains("unusable name", await RefusalAsync(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Cache));
    }

    [Theory]
    [InlineData("oid", "../../x")]
    [InlineData("oid", "00")]
    [InlineData("size", -1)]
    public async Task A_hash_or_size_that_is_none_is_refused(string field, object value)
    {
        Server.List = (path, entry) =>
        {
            if (path == "config.json") entry[field] = value;
            return entry;
        };
        Assert.Contains("unusable", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_content_than_listed_is_refused()
    {
        Server.List = (path, entry) =>
        {
            if (path == "config.json") entry["oid"] = FakeHub.Commit;
            return entry;
        };
        Assert.Contains("is listed as", await RefusalAsync(), StringComparison.Ordinal);
        Server.List = (path, entry) =>
        {
            if (path == "config.json") entry["size"] = 1;
            return entry;
        };
        Assert.Contains("is longer than", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_redirects_and_unsafe_ones_end()
    {
        var location = "/again";
        Server.Interfere = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location;
            return Task.FromResult(true);
        };
        Assert.Contains("redirects more than", await RefusalAsync(), StringComparison.Ordinal);
        location = "file:///etc/passwd";
        Assert.Contains("not safe to follow", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b/c")]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("a/..")]
    [InlineData("a--b/c")]
    [InlineData("a/b.git")]
    [InlineData("a b/c")]
    public void Names_that_no_repository_has_are_refused(string id) => Assert.Throws<ConfigurationException>(() => HubRepository.Parse(id));

    [Theory]
    [InlineData("../main")]
    [InlineData("a//b")]
    [InlineData("a b")]
    public async Task Revisions_that_cannot_be_are_refused(string revision) =>
        await Assert.ThrowsAsync<ConfigurationException>(() => PullAsync(revision: revision));

    [Fact]
    public async Task What_cannot_be_written_is_an_error_that_leaves_nothing_behind()
    {
        await File.WriteAllTextAsync(Cache, "a file where the cache should be");
        await Assert.ThrowsAnyAsync<IOException>(() => PullAsync());
    }
}

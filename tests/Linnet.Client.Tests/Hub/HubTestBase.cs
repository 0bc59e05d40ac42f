using Linnet.Client.Hub;

namespace Linnet.Client.Tests.Hub;

/// <summary>A hub, a cache and a client for each test.</summary>
public abstract class HubTestBase : IAsyncLifetime
{
    private protected static readonly HubRepository Repository = HubRepository.Parse("org/name");

    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-hub-").FullName;

    private protected FakeHub Server { get; private set; } = null!;

    private protected string Cache => Place("cache");

    private protected HubOptions Options => new()
    {
        Endpoint = Server.Address,
        CacheFolder = Cache,
        Retries = 3,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        Timeout = TimeSpan.FromMinutes(10),
    };

    public async Task InitializeAsync() => Server = await FakeHub.StartAsync();

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected string Place(string name) => Path.Combine(_folder, name);

    private protected async Task<string> PullAsync(HubOptions? options = null, string revision = "main")
    {
        using var client = new HubClient(options ?? Options);
        return await client.PullAsync(Repository, revision);
    }

    private protected async Task<string> RefusalAsync(HubOptions? options = null, string revision = "main")
    {
        var message = (await Assert.ThrowsAsync<HubException>(() => PullAsync(options, revision))).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private protected int CountOf(string path) => Server.Requests.Count(request => request.Path.EndsWith(path, StringComparison.Ordinal));
}

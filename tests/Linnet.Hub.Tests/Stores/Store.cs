using Linnet.Hub.Content;
using Linnet.Hub.Content.S3;
using Linnet.Hub.Database;

namespace Linnet.Hub.Tests.Stores;

/// <summary>Where a hub of a test keeps its things: a folder, or a database and a prefix on the <see cref="Servers"/>.</summary>
internal sealed class Store : IDisposable
{
    /// <summary>SQLite and files.</summary>
    internal const string Files = "files";

    /// <summary>PostgreSQL and an S3 server.</summary>
    internal const string OnServers = "servers";

    /// <summary>Says where hubs are whose tests do not say it themselves, so that all tests can run on servers too.</summary>
    private const string Variable = "LINNET_HUB_STORE";

    private readonly TemporaryFolder _folder = new();
    private readonly Servers? _servers;
    private readonly string _name = $"hub_{Guid.NewGuid():N}";

    private Store(Servers? servers)
    {
        _servers = servers;
        Options = new HubOptions { DataFolder = _folder.File("hub"), Database = servers?.DatabaseOf(_name), Blobs = servers?.BlobsOf(_name), Port = 0 };
    }

    internal HubOptions Options { get; }

    /// <summary>A place for a new hub.</summary>
    /// <param name="kind"><see cref="Files"/> or <see cref="OnServers"/>; null for what the environment says.</param>
    /// <param name="isEmpty">Without tables, as before a first start.</param>
    internal static async Task<Store> CreateAsync(string? kind, bool isEmpty = false)
    {
        kind ??= Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } wanted ? wanted : Files;
        if (kind == Files) return new Store(null);
        Assert.Equal(OnServers, kind);
        var store = new Store(await Servers.GetAsync());
        await store._servers!.CreateDatabaseAsync(store._name, isEmpty);
        return store;
    }

    internal HubDatabase OpenDatabase()
    {
        Directory.CreateDirectory(Options.DataFolder);
        return new HubDatabase(Options.Database is { } url ? new PostgresEngine(url) : new SqliteEngine(Path.Combine(Options.DataFolder, "hub.db")));
    }

    internal IBlobStore OpenBlobs() => Options.Blobs is { } url ? new S3BlobStore(S3Location.Parse(url)) : new FolderBlobStore(Path.Combine(Options.DataFolder, "blobs"));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
        if (_servers is not null) Task.Run(() => _servers.DropDatabaseAsync(_name)).GetAwaiter().GetResult();
    }
}

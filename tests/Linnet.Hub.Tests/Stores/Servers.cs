using Linnet.Hub.Database;

namespace Linnet.Hub.Tests.Stores;

/// <summary>The PostgreSQL and the S3 server that all tests of a run share; each test has a database and a prefix of its own.</summary>
internal sealed class Servers
{
    private const string Template = "template_linnet";

    private static readonly SemaphoreSlim Creation = new(1, 1);
    private static readonly Lazy<Task<Servers>> Started = new(StartAsync);

    private readonly PostgresServer _postgres;
    private readonly S3Server _s3;

    private Servers(PostgresServer postgres, S3Server s3)
    {
        _postgres = postgres;
        _s3 = s3;
    }

    /// <summary>Why they cannot be had; null where they can.</summary>
    internal static string? Missing => PostgresServer.Missing ?? S3Server.Missing;

    internal static Task<Servers> GetAsync() => Started.Value;

    internal string BlobsOf(string name) => _s3.UrlOf(name);

    internal string DatabaseOf(string name) => _postgres.UrlOf(name);

    /// <summary>Makes a database.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isEmpty">Without any table; otherwise with those of a new hub.</param>
    internal async Task CreateDatabaseAsync(string name, bool isEmpty)
    {
        // One is copied at a time.
        await Creation.WaitAsync();
        try
        {
            await _postgres.ExecuteAsync(isEmpty ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {Template}");
        }
        finally
        {
            Creation.Release();
        }
    }

    internal Task DropDatabaseAsync(string name) => _postgres.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");

    private static async Task<Servers> StartAsync()
    {
        if (Missing is { } missing) throw new InvalidOperationException(missing);
        var postgres = PostgresServer.StartAsync();
        var servers = new Servers(await postgres, await S3Server.StartAsync());
        await servers.CreateDatabaseAsync(Template, isEmpty: true);
        using var database = new HubDatabase(new PostgresEngine(servers.DatabaseOf(Template)));
        await database.OpenAsync(CancellationToken.None);
        return servers;
    }
}

using System.Security.Cryptography;
using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub;

/// <summary>Everything a hub is, without HTTP: made once, safe to share between threads.</summary>
internal sealed class HubServices : IDisposable
{
    private const string DatabaseFile = "hub.db";

    private HubServices(string folder, HubDatabase database, IBlobStore blobs, byte[] key, TimeProvider clock)
    {
        SpoolFolder = Path.Combine(folder, "spool");
        Clock = clock;
        Database = database;
        Blobs = blobs;
        Contents = new ContentStore(database, blobs, clock);
        Accounts = new Accounts(database, clock);
        Tokens = new Tokens(database, clock);
        Sessions = new Sessions(database, clock);
        FormKey = HMACSHA256.HashData(key, "forms"u8);
        Links = new SignedLinks(key, clock);
        Access = new RepositoryAccess(database);
        Revisions = new Revisions(database);
        Trees = new Trees(database);
        Files = new Files(Trees, Contents);
        Rights = new ContentRights(database, clock);
        History = new History(database, Trees);
        List = new RepositoryList(database);
        Downloads = new DownloadCounter(database, clock);
        Requests = new AccessRequests(database, Access, clock);
        var builder = new CommitBuilder(Trees, Files, Revisions, Rights, clock);
        Commits = new CommitService(database, Access, Revisions, builder, Contents, clock);
        Refs = new RefService(database, Access, Revisions, builder, clock);
        Discussions = new Discussions(database, Access, clock);
        PullRequests = new PullRequests(database, Access, Revisions, new TreeComparison(Trees), Commits, Discussions, clock);
        Repositories = new RepositoryService(database, Access, Accounts, builder, Commits, Contents, clock);
    }

    /// <summary>Where what comes in waits until it is known what it is.</summary>
    internal string SpoolFolder { get; }

    internal TimeProvider Clock { get; }

    internal HubDatabase Database { get; }

    internal IBlobStore Blobs { get; }

    internal ContentStore Contents { get; }

    internal Accounts Accounts { get; }

    internal Tokens Tokens { get; }

    internal Sessions Sessions { get; }

    /// <summary>Signs the forms of pages, the same in all processes on one database.</summary>
    internal byte[] FormKey { get; }

    internal SignedLinks Links { get; }

    internal RepositoryAccess Access { get; }

    internal Revisions Revisions { get; }

    internal Trees Trees { get; }

    internal Files Files { get; }

    internal ContentRights Rights { get; }

    internal History History { get; }

    internal RepositoryList List { get; }

    internal DownloadCounter Downloads { get; }

    internal AccessRequests Requests { get; }

    internal CommitService Commits { get; }

    internal RefService Refs { get; }

    internal RepositoryService Repositories { get; }

    internal Discussions Discussions { get; }

    internal PullRequests PullRequests { get; }

    /// <summary>Opens a hub in a folder, and creates it where there is none.</summary>
    internal static async Task<HubServices> OpenAsync(string folder, TimeProvider clock, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var database = new HubDatabase(new SqliteEngine(Path.Combine(folder, DatabaseFile)));
        await database.OpenAsync(cancellation);
        return new HubServices(folder, database, new FolderBlobStore(Path.Combine(folder, "blobs")), await HubKey.LoadAsync(database, cancellation), clock);
    }

    /// <summary>Whether there is a hub in a folder.</summary>
    internal static bool Exists(string folder) => File.Exists(Path.Combine(folder, DatabaseFile));

    public void Dispose()
    {
        Downloads.Dispose();
        Trees.Dispose();
        Database.Dispose();
    }
}

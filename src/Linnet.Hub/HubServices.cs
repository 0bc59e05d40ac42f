using System.Security.Cryptography;
using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Content;
using Linnet.Hub.Content.S3;
using Linnet.Hub.Database;
using Linnet.Hub.Diff.Stored;
using Linnet.Hub.Judging;
using Linnet.Hub.Limits;
using Linnet.Hub.Origin.Signatures;
using Linnet.Hub.Origin.Stored;
using Linnet.Hub.Repositories;
using Linnet.Hub.Repositories.LargeFiles;
using Linnet.Hub.Repositories.Versions;
using Linnet.Hub.Search;
using Linnet.Hub.Search.Indexing;
using Linnet.Signing;

namespace Linnet.Hub;

/// <summary>Everything a hub is, without HTTP: made once, safe to share between threads.</summary>
internal sealed class HubServices : IDisposable
{
    private const string DatabaseFile = "hub.db";

    private HubServices(HubDatabase database, IBlobStore blobs, byte[] key, SigningKey signingKey, HubOptions options, TimeProvider clock)
    {
        SpoolFolder = Path.Combine(options.DataFolder, "spool");
        WorkFolder = Path.Combine(options.DataFolder, "work");
        Clock = clock;
        Database = database;
        Blobs = blobs;
        Contents = new ContentStore(database, blobs, clock);
        Accounts = new Accounts(database, clock);
        Tokens = new Tokens(database, clock);
        DeviceLogins = new DeviceLogins(database, Tokens, clock);
        Sessions = new Sessions(database, clock);
        SignInLinks = new SignInLinks(database, clock);
        SignIns = new SignInGuard(options.Limits, database, clock);
        Passwords = new Passwords(database, SignIns);
        FormKey = HMACSHA256.HashData(key, "forms"u8);
        Links = new SignedLinks(key, clock);
        SigningKey = signingKey;
        Access = new RepositoryAccess(database);
        Revisions = new Revisions(database);
        Trees = new Trees(database);
        Files = new Files(Trees, Contents);
        Rights = new ContentRights(database, clock);
        KnownChunks = new KnownChunks(database, Rights);
        Quotas = new Quotas(database, clock);
        History = new History(database, Trees);
        List = new RepositoryList(database);
        var index = new SearchIndex(database, Trees, Contents);
        Downloads = new DownloadCounter(database, index, clock);
        Requests = new AccessRequests(database, Access, clock);
        var builder = new CommitBuilder(Trees, Files, Revisions, Rights, Contents, clock);
        Commits = new CommitService(database, Access, Revisions, builder, Contents, index, Quotas, clock);
        Rewinds = new BranchRewinds(Access, Revisions, History, builder, Commits);
        Versions = new VersionList(database);
        LargeFiles = new LargeFileList(database, Access, Trees);
        LargeFileRemoval = new LargeFileRemoval(database, Access, Trees, index, clock);
        Keys = new KeyRing(database, clock);
        Signatures = new CommitSignatures(database, Access, Revisions, Files, clock);
        Lineages = new Lineages(database, Files);
        var compareLimits = new CompareLimits();
        Comparisons = new Comparisons(new ComparisonCache(database, compareLimits, clock), Files, Contents, compareLimits, clock);
        Refs = new RefService(database, Access, Revisions, builder, index, clock);
        Discussions = new Discussions(database, Access, clock);
        PullRequests = new PullRequests(database, Access, Revisions, new TreeComparison(Trees), Commits, Discussions, clock);
        Community = new CommunityServices(database, Access, Discussions, options.WebhookOptions, clock);
        Repositories = new RepositoryService(database, Access, Accounts, builder, Commits, Contents, index, Quotas, clock);
        Reindexing = new Reindexing(database, Trees, index);
        Discovery = new Discovery(database, clock);
        Judging = new JudgingServices(this);
    }

    /// <summary>Where what comes in waits until it is known what it is.</summary>
    internal string SpoolFolder { get; }

    /// <summary>Where work is done beside the requests.</summary>
    internal string WorkFolder { get; }

    internal TimeProvider Clock { get; }

    internal HubDatabase Database { get; }

    internal IBlobStore Blobs { get; }

    internal ContentStore Contents { get; }

    internal Accounts Accounts { get; }

    internal Tokens Tokens { get; }

    internal DeviceLogins DeviceLogins { get; }

    internal Sessions Sessions { get; }

    internal SignInLinks SignInLinks { get; }

    /// <summary>Slows down guessing.</summary>
    internal SignInGuard SignIns { get; }

    internal Passwords Passwords { get; }

    /// <summary>Signs the forms of pages, the same in all processes on one database.</summary>
    internal byte[] FormKey { get; }

    internal SignedLinks Links { get; }

    internal RepositoryAccess Access { get; }

    internal Revisions Revisions { get; }

    internal Trees Trees { get; }

    internal Files Files { get; }

    internal ContentRights Rights { get; }

    internal KnownChunks KnownChunks { get; }

    internal Quotas Quotas { get; }

    internal History History { get; }

    internal RepositoryList List { get; }

    internal DownloadCounter Downloads { get; }

    internal AccessRequests Requests { get; }

    internal CommitService Commits { get; }

    internal RefService Refs { get; }

    internal BranchRewinds Rewinds { get; }

    internal VersionList Versions { get; }

    internal LargeFileList LargeFiles { get; }

    internal LargeFileRemoval LargeFileRemoval { get; }

    internal Comparisons Comparisons { get; }

    internal Lineages Lineages { get; }

    internal KeyRing Keys { get; }

    internal CommitSignatures Signatures { get; }

    /// <summary>With which the hub signs what it has measured itself.</summary>
    internal SigningKey SigningKey { get; }

    internal RepositoryService Repositories { get; }

    internal Discussions Discussions { get; }

    internal PullRequests PullRequests { get; }

    internal JudgingServices Judging { get; }

    /// <summary>Finds repositories.</summary>
    internal Discovery Discovery { get; }

    /// <summary>Makes the index of words anew.</summary>
    internal Reindexing Reindexing { get; }

    internal CommunityServices Community { get; }

    /// <summary>Opens a hub, and creates it where there is none.</summary>
    /// <exception cref="ConfigurationException">The database or the bucket cannot be opened.</exception>
    internal static async Task<HubServices> OpenAsync(HubOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var database = new HubDatabase(EngineOf(options));
        IBlobStore? blobs = null;
        try
        {
            await database.OpenAsync(cancellation);
            Directory.CreateDirectory(options.DataFolder);
            blobs = await OpenBlobsAsync(options, cancellation);
            var key = await HubKey.LoadAsync(database, cancellation);
            var hub = new HubServices(database, blobs, key, await HubSigningKey.LoadAsync(database, cancellation), options, clock);
            await hub.Reindexing.CatchUpAsync(cancellation);
            return hub;
        }
        catch
        {
            (blobs as IDisposable)?.Dispose();
            database.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a hub in a folder; a database elsewhere says so itself.</summary>
    internal static bool Exists(HubOptions options) => options.Database is not null || File.Exists(Path.Combine(options.DataFolder, DatabaseFile));

    public void Dispose()
    {
        Comparisons.Dispose();
        Lineages.Dispose();
        Judging.Dispose();
        Downloads.Dispose();
        Discovery.Dispose();
        SigningKey.Dispose();
        Passwords.Dispose();
        Community.Dispose();
        Trees.Dispose();
        (Blobs as IDisposable)?.Dispose();
        Database.Dispose();
    }

    private static IDatabaseEngine EngineOf(HubOptions options)
    {
        if (options.Database is { } url) return new PostgresEngine(url);
        Directory.CreateDirectory(options.DataFolder);
        return new SqliteEngine(Path.Combine(options.DataFolder, DatabaseFile));
    }

    private static async Task<IBlobStore> OpenBlobsAsync(HubOptions options, CancellationToken cancellation)
    {
        if (options.Blobs is not { } url) return new FolderBlobStore(Path.Combine(options.DataFolder, "blobs"));
        var bucket = new S3BlobStore(S3Location.Parse(url));
        await bucket.CheckAsync(cancellation);
        return bucket;
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using Linnet.Client.Hub;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Linnet.Hub.Safety;

namespace Linnet.Hub.Mirror.Upstream;

/// <summary>
/// Repositories of another hub, fetched when somebody asks for them and kept. Commits never change and are asked for once; where a branch is, is asked again
/// after a short time; where the other hub cannot be reached, what is here serves. Knows nothing of writing.
/// </summary>
internal sealed partial class UpstreamMirror : IDisposable
{
    private const int Stripes = 64;

    private readonly HubServices _hub;
    private readonly UpstreamOptions _options;
    private readonly HubClient _client;
    private readonly MirrorStore _store;
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly ConcurrentDictionary<string, bool> _fetching = new(StringComparer.Ordinal);
    private long _restUntil;

    /// <param name="hub">Where things are kept.</param>
    /// <param name="options">The other hub.</param>
    /// <param name="handler">Sends the requests; one of its own where null.</param>
    internal UpstreamMirror(HubServices hub, UpstreamOptions options, HttpMessageHandler? handler = null)
    {
        (_hub, _options) = (hub, options);
        _store = new MirrorStore(hub.Database, hub.Clock, options.MaxBytes);
        var hosts = new GuardedHosts(
            (host, port) => options.AllowsPrivateNetworks || (port == options.Endpoint.Port && string.Equals(host, options.Endpoint.IdnHost, StringComparison.OrdinalIgnoreCase)),
            $"{options.Endpoint} sends this hub there, and an administrator can allow it with --upstream-private.");
        _client = new HubClient(
            new Linnet.Client.Hub.HubOptions { Endpoint = options.Endpoint, Token = options.Token, CacheFolder = hub.SpoolFolder, Retries = 1, RetryDelay = TimeSpan.FromMilliseconds(200), Timeout = options.Timeout },
            handler ?? new GuardedHandler(hosts, new SocketsHttpHandler { ConnectTimeout = options.Timeout }));
    }

    /// <summary>Whether a name may be looked for at the other hub: what belongs to a user or an organisation of this one is nobody else's business.</summary>
    internal async Task<bool> IsForeignAsync(RepositoryName name, CancellationToken cancellation) =>
        TryParse(name) is not null && await _hub.Accounts.FindAsync(name.Namespace, cancellation) is null;

    /// <summary>What a revision is.</summary>
    /// <exception cref="RefusedException">The other hub has no such repository or revision, or the caller may not read it.</exception>
    internal async Task<MirrorVersion> FindAsync(Caller caller, RepositoryName name, string revision, CancellationToken cancellation)
    {
        var turn = _turns[(uint)$"{name.Kind}/{name.Key}/{revision}".GetHashCode(StringComparison.Ordinal) % Stripes];
        await turn.WaitAsync(cancellation);
        try
        {
            var known = await _store.FindRevisionAsync(name, revision, cancellation);
            var isFresh = known is not null && (revision == known.CommitId.ToString() || _hub.Clock.GetUtcNow() - known.Asked < _options.FreshFor);
            if (isFresh) return Version(caller, name, known!, isStale: false);
            if (IsResting) return Version(caller, name, known ?? throw Unreachable(), isStale: true);
            try
            {
                var info = await _client.DescribeAsync(TryParse(name)!, revision, cancellation);
                var row = await SaveAsync(name, revision, info, cancellation);
                return Version(caller, name, row, isStale: false);
            }
            catch (HubException error) when (error.Status is null)
            {
                Rest();
                return Version(caller, name, known ?? throw Unreachable(), isStale: true);
            }
            catch (HubException error)
            {
                throw Refused(name, revision, error);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The files of a version.</summary>
    internal async Task<MirrorTree> TreeAsync(MirrorVersion version, CancellationToken cancellation)
    {
        if (await _store.FindTreeAsync(version.Name, version.Commit, cancellation) is { } known) return new MirrorTree(known);
        var snapshot = await AskAsync(version.Name, version.Commit.ToString(), () => _client.ListAsync(TryParse(version.Name)!, version.Commit.ToString(), cancellation));
        var files = snapshot.Files.Where(file => TreePath.Problem(file.Path) is null).Select(file => new MirrorFile(file.Path, file.Size, file.Hash)).ToList();
        await _store.SaveTreeAsync(version.Name, version.Commit, files, cancellation);
        return new MirrorTree(files);
    }

    /// <summary>The bytes of a file that is here.</summary>
    internal Task<Content.ContentId?> FindContentAsync(MirrorFile file, CancellationToken cancellation) => _store.FindFileAsync(file, cancellation);

    /// <summary>Reads a part of what is here.</summary>
    internal Task<Stream> ReadAsync(Content.ContentId id, long offset, long length, CancellationToken cancellation) => _hub.Contents.OpenAsync(id, offset, length, cancellation);

    /// <summary>Opens a file at the other hub.</summary>
    internal Task<Stream> OpenAsync(MirrorVersion version, MirrorFile file, long offset, CancellationToken cancellation) => AskAsync(
        version.Name, version.Commit.ToString(), () => _client.OpenAsync(TryParse(version.Name)!, version.Commit.ToString(), file.ToHubFile(), offset, cancellation));

    /// <summary>Stores the bytes of a file while they pass, once its hash is right.</summary>
    /// <param name="file">What the other hub lists.</param>
    /// <param name="bytes">All of them.</param>
    /// <param name="cancellation">Ends the work; nothing is stored then.</param>
    /// <exception cref="RefusedException">The bytes are others than the hub lists.</exception>
    internal async Task<Content.ContentId> StoreAsync(MirrorFile file, Stream bytes, CancellationToken cancellation)
    {
        await using var upload = _hub.Contents.BeginUpload();
        var added = await upload.AddAsync(bytes, file.Size, file.Content, cancellation);
        if (file.Content is null && added.Content.GitId is { } id && id.ToString() != file.Hash)
            throw new RefusedException(Refusal.BadRequest, $"'{file.Path}' came from {_options.Endpoint} with other bytes than are listed there.");
        await upload.CompleteAsync(null, cancellation);
        await _store.SaveFileAsync(file, added.Content.Id, cancellation);
        return added.Content.Id;
    }

    /// <summary>Takes the task of fetching a file, unless somebody has it already.</summary>
    internal bool TryBegin(MirrorFile file) => file.Size <= _options.MaxBytes && _fetching.TryAdd(file.Hash, true);

    internal void End(MirrorFile file) => _fetching.TryRemove(file.Hash, out _);

    /// <summary>It could not be reached a moment ago, and is left alone.</summary>
    private bool IsResting => _hub.Clock.GetTimestamp() < Interlocked.Read(ref _restUntil);

    public void Dispose()
    {
        _client.Dispose();
        foreach (var turn in _turns) turn.Dispose();
    }

    private static HubRepository? TryParse(RepositoryName name)
    {
        try
        {
            return HubRepository.Parse(name.Kind == RepositoryKind.Model ? name.Id : $"{KindPrefixes.Api(name.Kind)}/{name.Id}");
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    private async Task<MirrorRevisionRow> SaveAsync(RepositoryName name, string revision, HubRepositoryInfo info, CancellationToken cancellation)
    {
        if (!ObjectId.TryParse(info.Commit, out var commit)) throw new HubException($"{_options.Endpoint} does not say which commit '{revision}' of {name.Id} is.") { Status = 404 };
        var isRestricted = info.IsPrivate || info.Gating is not null;
        var text = JsonSerializer.Serialize(MirrorInfo.Of(info), MirrorInfo.Json);
        await _store.SaveRevisionAsync(name, revision, commit, text, isRestricted, cancellation);
        return new MirrorRevisionRow { Kind = name.Kind, NameKey = name.Key, Revision = revision, CommitId = commit, Info = text, IsRestricted = isRestricted, Asked = _hub.Clock.GetUtcNow() };
    }

    /// <summary>What this hub may read there by its own token is for its users alone.</summary>
    private static MirrorVersion Version(Caller caller, RepositoryName name, MirrorRevisionRow row, bool isStale) =>
        row.IsRestricted && caller.IsAnonymous
            ? throw new RefusedException(Refusal.RepositoryNotFound, $"There is no repository {name.Id}, or you may not see it.")
            : new MirrorVersion(name, row.CommitId, row.Info, isStale ? row.Asked : null);

    private void Rest() => Interlocked.Exchange(ref _restUntil, _hub.Clock.GetTimestamp() + (long)(_options.RestAfterFailure.TotalSeconds * _hub.Clock.TimestampFrequency));

    private RefusedException Unreachable() => new(Refusal.Unavailable, $"{_options.Endpoint} cannot be reached, and what you ask for is not kept here; try again later.");

    private RefusedException Refused(RepositoryName name, string revision, HubException error) => (error.Code, error.Status) switch
    {
        ("RevisionNotFound", _) => new RefusedException(Refusal.RevisionNotFound, $"{name.Id} has no revision '{revision}' at {_options.Endpoint}."),
        ("EntryNotFound", _) => new RefusedException(Refusal.EntryNotFound, $"{name.Id} has no such file at {_options.Endpoint}."),
        ("GatedRepo", _) => new RefusedException(Refusal.Gated, $"Access to {name.Id} is restricted at {_options.Endpoint}: an administrator of this hub has to ask for it there."),
        _ => new RefusedException(Refusal.RepositoryNotFound, $"There is no repository {name.Id}, neither here nor at {_options.Endpoint}, or you may not see it."),
    };
}

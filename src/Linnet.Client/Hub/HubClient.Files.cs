using Linnet.IO;

namespace Linnet.Client.Hub;

/// <content>Files: listed, brought, sent, verified.</content>
public sealed partial class HubClient
{
    /// <summary>Lists a repository's files.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub cannot be reached, has no such repository or revision, or refuses.</exception>
    public Task<HubSnapshot> ListAsync(HubRepository repository, string revision = DefaultRevision, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        CheckRevision(revision);
        return new HubListing(_api, _options, repository, revision).ReadAsync(cancellation);
    }

    /// <summary>Brings a repository into the cache: of a model what a model folder needs, of others all files.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="progress">Told of every piece that comes, from several threads.</param>
    /// <param name="cancellation">Ends the download; what has come is kept for the next time.</param>
    /// <returns>A folder in the cache; treat it as read-only.</returns>
    /// <exception cref="HubException">The hub cannot be reached, has no such model, refuses, or delivers something else than it lists.</exception>
    /// <exception cref="IOException">The disk is full or the cache cannot be written.</exception>
    public Task<string> PullAsync(
        HubRepository repository, string revision = DefaultRevision, IProgress<HubProgress>? progress = null, CancellationToken cancellation = default) =>
        PullAsync(repository, revision, isWhole: false, progress, cancellation);

    /// <summary>Brings a repository into the cache.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="isWhole">Whether all files are wanted, also those that a model folder does not need, such as weights for other frameworks.</param>
    /// <param name="progress">Told of every piece that comes, from several threads.</param>
    /// <param name="cancellation">Ends the download; what has come is kept for the next time.</param>
    /// <returns>A folder in the cache; treat it as read-only.</returns>
    /// <exception cref="HubException">As for the other overload.</exception>
    /// <exception cref="IOException">The disk is full or the cache cannot be written.</exception>
    public async Task<string> PullAsync(
        HubRepository repository, string revision, bool isWhole, IProgress<HubProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        CheckRevision(revision);
        if (_options.IsOffline)
        {
            return new HubCache(_options.CacheFolder, repository).Find(revision)
                ?? throw new HubException($"{repository}: is not in the cache at {_options.CacheFolder}, and HF_HUB_OFFLINE forbids to fetch it.");
        }

        var snapshot = await ListAsync(repository, revision, cancellation).ConfigureAwait(false);
        var isModel = repository.Kind == HubRepositoryKind.Model && !isWhole;
        var files = isModel ? ModelFiles.Choose(snapshot.Files) : snapshot.Files;
        if (isModel && !files.Any(file => file.Path == "config.json"))
            throw new HubException($"{repository}: has no config.json at revision '{revision}'; it is no model folder that can be used here (linnet pull --all brings it whole).");
        return await new HubPull(_transport, _options, repository, revision).RunAsync(snapshot, files, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>Brings a model into the cache and copies it to a folder of its own, whole or not at all.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="folder">Replaced, if it is there.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="progress">Told of every piece that comes, from several threads.</param>
    /// <param name="isWhole">Whether all files are wanted.</param>
    /// <param name="cancellation">Ends the download.</param>
    /// <exception cref="HubException">As for <see cref="PullAsync(HubRepository, string, IProgress{HubProgress}?, CancellationToken)"/>.</exception>
    /// <exception cref="IOException">The disk is full or the place cannot be written.</exception>
    public async Task PullToAsync(
        HubRepository repository, string folder, string revision = DefaultRevision, IProgress<HubProgress>? progress = null, bool isWhole = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var snapshot = await PullAsync(repository, revision, isWhole, progress, cancellation).ConfigureAwait(false);
        AtomicFolder.Write(folder, temporary =>
        {
            foreach (var file in Directory.EnumerateFiles(snapshot, "*", SearchOption.AllDirectories))
            {
                cancellation.ThrowIfCancellationRequested();
                var target = Path.Combine(temporary, Path.GetRelativePath(snapshot, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                using var source = File.OpenRead(file);
                using var copy = File.Create(target);
                source.CopyTo(copy);
            }
        });
    }

    /// <summary>Opens a file on the hub, from some byte on. Its hash is not checked: that is for who reads it whole.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="commit">The commit of a snapshot.</param>
    /// <param name="file">One of its files.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>Ends with a <see cref="HubException"/> where the connection breaks.</returns>
    /// <exception cref="HubException">The hub cannot be reached, has no such file, or refuses.</exception>
    public Task<Stream> OpenAsync(HubRepository repository, string commit, HubFile file, long offset = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        CheckRevision(commit);
        return HubFileStream.OpenAsync(_transport, _options, repository, commit, file, offset, cancellation);
    }

    /// <summary>Sends a folder as one commit: only what the hub does not have, several files at a time, continued where an earlier push broke off.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="folder">The folder; its files take the place of those of the same names.</param>
    /// <param name="options">Where to, and with which words.</param>
    /// <param name="progress">Told of every piece that goes, from several threads.</param>
    /// <param name="cancellation">Ends the push; the repository is as it was.</param>
    /// <exception cref="HubException">The hub cannot be reached, refuses, or somebody else has pushed in the meantime.</exception>
    /// <exception cref="ConfigurationException">The folder is missing or empty, or has files that cannot be sent.</exception>
    public Task<HubPushResult> PushAsync(
        HubRepository repository, string folder, HubPushOptions? options = null, IProgress<HubProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new HubPushOptions();
        CheckRevision(options.Branch);
        return new HubPush(this, _api, _transport, _options, repository, options, progress).RunAsync(folder, cancellation);
    }

    /// <summary>Compares files on this machine with what the hub lists: every file is read and hashed.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="folder">The folder; null for what <see cref="PullAsync(HubRepository, string, IProgress{HubProgress}?, CancellationToken)"/> left in the cache.</param>
    /// <param name="progress">Told of every piece that is read.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="HubException">The hub cannot be reached or refuses, or the cache does not have the revision.</exception>
    public async Task<HubVerification> VerifyAsync(
        HubRepository repository, string revision = DefaultRevision, string? folder = null, IProgress<HubProgress>? progress = null, CancellationToken cancellation = default)
    {
        var snapshot = await ListAsync(repository, revision, cancellation).ConfigureAwait(false);
        var place = folder ?? new HubCache(_options.CacheFolder, repository).Snapshot(snapshot.Commit);
        if (!Directory.Exists(place))
        {
            throw folder is not null
                ? new ConfigurationException($"{folder}: there is no such folder.")
                : new HubException($"{repository}: commit {snapshot.Commit} of '{revision}' is not in the cache; linnet pull {repository} --revision {revision} brings it.");
        }

        return await new HubFolderCheck(_options, snapshot, isComplete: folder is not null, progress).RunAsync(place, cancellation).ConfigureAwait(false);
    }
}

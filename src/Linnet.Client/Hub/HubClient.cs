using Linnet.IO;

namespace Linnet.Client.Hub;

/// <summary>
/// Fetches models from a Hugging Face compatible hub: only what a model folder needs, continued where an earlier try broke off, and with
/// every file's hash checked. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// using var hub = new HubClient(HubOptions.FromEnvironment());
/// var folder = await hub.PullAsync(HubRepository.Parse("distilbert/distilbert-base-uncased"));
/// </code>
/// </example>
public sealed class HubClient : IDisposable
{
    /// <summary>The revision that is meant where none is named.</summary>
    public const string DefaultRevision = "main";

    private readonly HubOptions _options;
    private readonly HubTransport _transport;

    /// <summary>Creates a client.</summary>
    /// <param name="options">Which hub, as whom, and where files are kept.</param>
    /// <param name="handler">Sends the requests, and must not follow redirects itself; one of its own where null.</param>
    public HubClient(HubOptions options, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _transport = new HubTransport(options, handler);
    }

    /// <summary>Lists a repository's files.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub cannot be reached, has no such repository or revision, or refuses.</exception>
    public Task<HubSnapshot> ListAsync(HubRepository repository, string revision = DefaultRevision, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        CheckRevision(revision);
        return new HubListing(_transport, _options, repository, revision).ReadAsync(cancellation);
    }

    /// <summary>Brings a model into the cache.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="progress">Told of every piece that comes.</param>
    /// <param name="cancellation">Ends the download; what has come is kept for the next time.</param>
    /// <returns>A folder in the cache; treat it as read-only.</returns>
    /// <exception cref="HubException">The hub cannot be reached, has no such model, refuses, or delivers something else than it lists.</exception>
    /// <exception cref="IOException">The disk is full or the cache cannot be written.</exception>
    public async Task<string> PullAsync(
        HubRepository repository, string revision = DefaultRevision, IProgress<HubProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        CheckRevision(revision);
        var cache = new HubCache(_options.CacheFolder, repository);
        if (_options.IsOffline)
        {
            return cache.Find(revision)
                ?? throw new HubException($"{repository}: is not in the cache at {_options.CacheFolder}, and HF_HUB_OFFLINE forbids to fetch it.");
        }

        var snapshot = await ListAsync(repository, revision, cancellation).ConfigureAwait(false);
        var files = ModelFiles.Choose(snapshot.Files);
        if (!files.Any(file => file.Path == "config.json"))
            throw new HubException($"{repository}: has no config.json at revision '{revision}'; it is no model folder that can be used here.");
        var download = new HubDownload(_transport, _options, repository, revision, progress);
        foreach (var file in files)
        {
            if (!cache.Has(file)) await download.RunAsync(file, Address(repository, snapshot.Commit, file), cache.Blob(file), cancellation).ConfigureAwait(false);
            progress?.Report(new HubProgress(file.Path, file.Size, file.Size));
        }

        return cache.Link(snapshot, files, revision);
    }

    /// <summary>Brings a model into the cache and copies it to a folder of its own, whole or not at all.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="folder">Replaced, if it is there.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="progress">Told of every piece that comes.</param>
    /// <param name="cancellation">Ends the download.</param>
    /// <exception cref="HubException">As for <see cref="PullAsync"/>.</exception>
    /// <exception cref="IOException">The disk is full or the place cannot be written.</exception>
    public async Task PullToAsync(
        HubRepository repository, string folder, string revision = DefaultRevision, IProgress<HubProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var snapshot = await PullAsync(repository, revision, progress, cancellation).ConfigureAwait(false);
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

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private static void CheckRevision(string revision)
    {
        ArgumentException.ThrowIfNullOrEmpty(revision);
        var isSafe = revision.Length <= 250 && revision.Split('/').All(part =>
            part.Length > 0 && part[0] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '+'));
        if (!isSafe) throw new ConfigurationException($"'{revision}' is no revision; expected a branch, a tag or a commit.");
    }

    private Uri Address(HubRepository repository, string commit, HubFile file) => new(
        $"{_options.Endpoint.AbsoluteUri.TrimEnd('/')}/{repository}/resolve/{commit}/{string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString))}");
}

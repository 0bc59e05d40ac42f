namespace Linnet.Client.Hub;

/// <content>Repositories as one file, out of a hub and into another one.</content>
public sealed partial class HubClient
{
    /// <summary>Brings a repository with its history as one file, continued where an earlier try broke off.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="file">Replaced, if it is there, when all has come.</param>
    /// <param name="since">A revision that the reader of the file has; null for everything.</param>
    /// <param name="progress">Told of every piece that comes.</param>
    /// <param name="cancellation">Ends the download; what has come is kept for the next time.</param>
    /// <returns>How many bytes the file has.</returns>
    /// <exception cref="HubException">The hub cannot be reached, makes no bundles, has no such repository, or refuses.</exception>
    public Task<long> ExportAsync(HubRepository repository, string file, string? since = null, IProgress<HubProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (since is not null) CheckRevision(since);
        return new BundleDownload(_transport, _options, repository, since, progress).RunAsync(file, cancellation);
    }

    /// <summary>Brings the repositories of a file into the hub, all or none.</summary>
    /// <param name="file">What <see cref="ExportAsync"/> or <c>linnet hub export</c> wrote.</param>
    /// <param name="owner">Who owns them there; null for the owners that they had.</param>
    /// <param name="progress">Told of every piece that goes.</param>
    /// <param name="cancellation">Ends the work; nothing is visible then.</param>
    /// <returns>What became of each.</returns>
    /// <exception cref="HubException">The hub cannot be reached, or does not take the file; it says why.</exception>
    /// <exception cref="ConfigurationException">There is no such file.</exception>
    public async Task<IReadOnlyList<HubBundleOutcome>> ImportAsync(string file, string? owner = null, IProgress<HubProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (!File.Exists(file)) throw new ConfigurationException($"{file}: there is no such file.");
        var local = new LocalFile(Path.GetFileName(file), Path.GetFullPath(file), new FileInfo(file).Length);
        var query = owner is null ? string.Empty : $"?owner={Uri.EscapeDataString(owner)}";
        var request = new HubRequest(HttpMethod.Post, _options.At($"api/bundles{query}"))
        {
            IsLong = true,
            Body = advanced =>
            {
                // Each try sends all of it.
                var meter = new TransferMeter(progress, HubStage.Sending, local.Size).Begin(local.Path, local.Size);
                return new FileContent(local, 0, local.Size, count =>
                {
                    meter.Add(count);
                    advanced(count);
                });
            },
        };
        var answer = await _api.SendAsync(request, new HubSubject(null) { IsWrite = true }, cancellation).ConfigureAwait(false);
        var subject = new HubSubject(null);
        return answer.ValueKind != System.Text.Json.JsonValueKind.Array ? throw _api.Unusable(subject, "a list") :
        [
            .. answer.EnumerateArray().Select(item => new HubBundleOutcome(
                _api.Text(item, "repository", subject), item.IsTrue("isNew"), item.OptionalNumber("commits") ?? 0, item.OptionalNumber("refs") ?? 0)),
        ];
    }
}

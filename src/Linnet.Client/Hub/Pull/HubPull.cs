namespace Linnet.Client.Hub;

/// <summary>Brings files of a snapshot into the cache, several at a time; files with the same content are fetched once.</summary>
internal sealed class HubPull(HubTransport transport, HubOptions options, HubRepository repository, string revision)
{
    /// <summary>Fetches what is missing.</summary>
    /// <returns>The folder of links to it.</returns>
    internal async Task<string> RunAsync(HubSnapshot snapshot, IReadOnlyList<HubFile> files, IProgress<HubProgress>? progress, CancellationToken cancellation)
    {
        var cache = new HubCache(options.CacheFolder, repository);
        var download = new HubDownload(transport, options, repository, revision);
        var contents = files.GroupBy(file => file.Hash, StringComparer.Ordinal).Select(group => group.First()).ToList();
        var meter = new TransferMeter(progress, HubStage.Fetching, contents.Sum(file => file.Size));
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(contents, limits, async (file, token) =>
        {
            var part = meter.Begin(file.Path, file.Size);
            if (!cache.Has(file)) await download.RunAsync(file, options.At(repository.FileAddress(snapshot.Commit, file.Path)), cache.Blob(file), part, token).ConfigureAwait(false);
            part.Set(file.Size);
        }).ConfigureAwait(false);
        return cache.Link(snapshot, files, revision);
    }
}

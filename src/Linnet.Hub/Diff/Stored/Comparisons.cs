using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Diff.Stored;

/// <summary>
/// What differs between two commits of a repository, worked out once. Small comparisons are made while somebody waits, two at a time; where there are many bytes of weights,
/// everything but their values is told at once, and the values are compared by a worker.
/// </summary>
internal sealed class Comparisons(ComparisonCache cache, Files files, ContentStore contents, CompareLimits limits, TimeProvider clock) : IDisposable
{
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);
    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<(long, Revision, Revision)> _waiting = [];

    /// <summary>What the worker has to do; done when nothing waits any more.</summary>
    internal Task Work { get; private set; } = Task.CompletedTask;

    /// <summary>Compares two commits.</summary>
    internal async Task<Comparison> OfAsync(RepositoryRow repository, Revision before, Revision after, CancellationToken cancellation)
    {
        // The names of branches play no part in what differs.
        (before, after) = (before with { RefName = null }, after with { RefName = null });
        if (before.Tree == after.Tree) return new Comparison(new VersionDiff([]), IsComplete: true);
        if (await cache.FindAsync(repository, before, after, cancellation) is { } known) return new Comparison(known, IsComplete: true);
        var (x, y) = (await OpenAsync(before, cancellation), await OpenAsync(after, cancellation));
        var isSmall = BytesOfWeights(x, y) <= limits.MaxInlineBytes;
        var diff = await CompareWhileWaitedForAsync(x, y, isSmall ? limits.Diff : WithoutValues, cancellation);
        if (isSmall && diff is not null) return new Comparison(await cache.KeepAsync(repository, before, after, diff, cancellation), IsComplete: true);
        Enqueue(repository, before, after);
        return new Comparison(diff ?? NamesAlone(x, y), IsComplete: false);
    }

    public void Dispose()
    {
        _end.Cancel();
        Work.Wait();
        _end.Dispose();
        _places.Dispose();
    }

    private DiffLimits WithoutValues => limits.Diff with { MaxValueBytes = 0 };

    /// <summary>Weights that stayed the same cost nothing.</summary>
    private static long BytesOfWeights(StoredVersion before, StoredVersion after)
    {
        var same = before.Files.Select(file => file.ContentId).Intersect(after.Files.Select(file => file.ContentId), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return before.Files.Concat(after.Files).Where(file => file.EndsWith(WeightGroups.Ending) && !same.Contains(file.ContentId)).Sum(file => file.Size);
    }

    private static VersionDiff NamesAlone(StoredVersion before, StoredVersion after) =>
        new([.. FileComparison.Compare(before, after).Select(pair => FileComparison.Describe(pair.Before, pair.After))]);

    private Task<StoredVersion> OpenAsync(Revision revision, CancellationToken cancellation) => StoredVersion.OpenAsync(files, contents, revision, cancellation);

    /// <summary>Compares within the time that somebody waits.</summary>
    /// <returns>Null where that was too short.</returns>
    private async Task<VersionDiff?> CompareWhileWaitedForAsync(StoredVersion before, StoredVersion after, DiffLimits bounds, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(limits.InlineTime, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellation);
        try
        {
            await _places.WaitAsync(both.Token);
            try
            {
                return await new VersionComparison(before, after, bounds).CompareAsync(both.Token);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Where too many wait already, whoever asks again later has another chance.</summary>
    private void Enqueue(RepositoryRow repository, Revision before, Revision after)
    {
        lock (_waiting)
        {
            if (_end.IsCancellationRequested || _waiting.Count >= limits.MaxWaiting || !_waiting.Add((repository.Id, before, after))) return;
            Work = WorkAsync(Work, repository, before, after);
        }
    }

    private async Task WorkAsync(Task earlier, RepositoryRow repository, Revision before, Revision after)
    {
        await earlier;
        await Task.Yield();
        try
        {
            using var time = new CancellationTokenSource(limits.WorkTime, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, _end.Token);
            await cache.KeepAsync(repository, before, after, await CompareAsync(before, after, both.Token), _end.Token);
        }
        catch (Exception)
        {
            // The hub is stopped, or the bytes could not be read: who asks again begins again, and learns in their own request what is wrong.
        }
        finally
        {
            lock (_waiting) _waiting.Remove((repository.Id, before, after));
        }
    }

    private async Task<VersionDiff> CompareAsync(Revision before, Revision after, CancellationToken cancellation)
    {
        var (x, y) = (await OpenAsync(before, _end.Token), await OpenAsync(after, _end.Token));
        try
        {
            return await new VersionComparison(x, y, limits.Diff).CompareAsync(cancellation);
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            return await new VersionComparison(x, y, WithoutValues).CompareAsync(_end.Token);
        }
    }
}

using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search.Facets;
using Linnet.Hub.Search.Indexing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Search.Catalog;

/// <summary>
/// All repositories in memory, as of now: before every use it takes in what has changed since the last one. The database counts changes itself, in the
/// transactions that make them, so what has been committed is seen, by this process and any other, and what has not is not.
/// </summary>
internal sealed class RepositoryCatalog(HubDatabase database) : IDisposable
{
    private readonly SemaphoreSlim _refresh = new(1, 1);
    private CatalogSnapshot _snapshot = CatalogSnapshot.Empty(new FacetTable());
    private Marked _marked = new(default);

    /// <summary>The repositories as of now.</summary>
    internal async Task<CatalogSnapshot> CurrentAsync(CancellationToken cancellation)
    {
        var now = await MarkAsync(cancellation);
        if (now == Volatile.Read(ref _marked).Mark) return Volatile.Read(ref _snapshot);
        await _refresh.WaitAsync(cancellation);
        try
        {
            // Taken before reading: what is written meanwhile is read again the next time.
            var mark = await MarkAsync(cancellation);
            if (mark == _marked.Mark) return _snapshot;
            var changes = await ChangesAsync(_marked.Mark.From, cancellation);
            Volatile.Write(ref _snapshot, _snapshot.With(changes));

            // Behind the snapshot: who sees the mark sees at least what it stands for.
            Volatile.Write(ref _marked, new Marked(mark));
            return _snapshot;
        }
        finally
        {
            _refresh.Release();
        }
    }

    public void Dispose() => _refresh.Dispose();

    private Task<ChangeMark> MarkAsync(CancellationToken cancellation) => database.ReadAsync(context => database.TextIndex.MarkAsync(context, cancellation));

    private Task<List<(long Id, CatalogEntry? Entry)>> ChangesAsync(long mark, CancellationToken cancellation) => database.ReadAsync(async context =>
    {
        var changes = new List<(long Id, CatalogEntry? Entry)>();
        var rows = context.SearchEntries.Where(entry => entry.Change >= mark)
            .Join(context.Repositories, entry => entry.RepositoryId, row => row.Id, (entry, row) => new
            {
                row.Id,
                entry.Change,
                entry.Fingerprint,
                row.Kind,
                row.OwnerId,
                row.NameKey,
                row.Visibility,
                row.Gating,
                row.Created,
                row.Modified,
                row.Deleted,
                row.Downloads,
                row.Likes,
                entry.TrendLevel,
                entry.Parameters,
                entry.MainSize,
                entry.Facets,
                entry.Sketch,
            })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            // The last changes before the mark come again.
            if (_snapshot[row.Id]?.Change == row.Change) continue;
            if (row.Deleted is not null)
            {
                if (_snapshot[row.Id] is not null) changes.Add((row.Id, null));
                continue;
            }

            var (facets, metrics) = Number(row.Kind, row.Parameters, row.Facets);
            changes.Add((row.Id, new CatalogEntry
            {
                Id = row.Id,
                Change = row.Change,
                Fingerprint = row.Fingerprint,
                Kind = row.Kind,
                OwnerId = row.OwnerId,
                NameKey = row.NameKey,
                Visibility = row.Visibility,
                Gating = row.Gating,
                Created = row.Created.ToUnixTimeMilliseconds(),
                Modified = row.Modified.ToUnixTimeMilliseconds(),
                Downloads = row.Downloads,
                Likes = row.Likes,
                TrendLevel = row.TrendLevel,
                Parameters = row.Parameters ?? -1,
                MainSize = row.MainSize,
                Facets = facets,
                Metrics = metrics,
                Sketch = TextSketch.Read(row.Sketch),
            }));
        }

        return changes;
    });

    private (int[] Facets, (int Metric, double Value)[] Metrics) Number(RepositoryKind kind, long? parameters, string lines)
    {
        var table = _snapshot.Facets;
        var (values, metrics) = FacetLines.Read(lines);
        var numbers = new List<int>(values.Count + metrics.Count + 2) { table.Add(new FacetValue(Facet.Kind, kind.ToString().ToLowerInvariant())) };
        if (parameters is { } count) numbers.Add(table.Add(new FacetValue(Facet.Size, SizeClass.Of(count))));
        foreach (var value in values) numbers.Add(table.Add(value));
        var measured = new (int Metric, double Value)[metrics.Count];
        for (var i = 0; i < metrics.Count; i++)
        {
            measured[i] = (table.Add(new FacetValue(Facet.Metric, metrics[i].Metric)), metrics[i].Value);
            numbers.Add(measured[i].Metric);
        }

        numbers.Sort();
        return ([.. numbers], measured);
    }

    private sealed record Marked(ChangeMark Mark);
}

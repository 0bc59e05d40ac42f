using System.Buffers;
using System.Numerics;
using Linnet.Hub.Access;
using Linnet.Hub.Search.Catalog;
using Linnet.Hub.Search.Facets;

namespace Linnet.Hub.Search.Ranking;

/// <summary>
/// One walk over all repositories: finds those that fit, keeps the best of them and counts the values of the facets. A value's count says how many results there
/// would be if it were chosen: values of one facet widen each other, so a facet is counted as if nothing were chosen in it.
/// </summary>
internal sealed class CatalogScan
{
    private const int FacetBits = 10;

    /// <summary>Facets below this one have few enough values to be shown.</summary>
    private const int Counted = (int)Facet.Tag;

    private readonly CatalogSnapshot _snapshot;
    private readonly Caller _caller;
    private readonly SearchRequest _request;
    private readonly TextMatches? _matches;
    private readonly IReadOnlyDictionary<long, int> _recentLikes;
    private readonly string? _authorPrefix;

    /// <summary>What a value contributes to; bits below <see cref="FacetBits"/> are facets, those above required tags.</summary>
    private readonly ulong[] _contributions;
    private readonly ulong _required;
    private readonly int _metric = -1;
    private readonly int _values;
    private readonly int[] _counts;

    /// <summary>What a name has to hold at least: the longest of the words that were typed.</summary>
    private readonly string _sought;
    private int _total;

    private CatalogScan(CatalogSnapshot snapshot, Caller caller, SearchRequest request, TextMatches? matches, IReadOnlyDictionary<long, int> recentLikes)
    {
        _snapshot = snapshot;
        _caller = caller;
        _request = request;
        _matches = matches;
        _recentLikes = recentLikes;
        if ((request.Author ?? request.Text.Author) is { Length: > 0 } author) _authorPrefix = author.ToLowerInvariant() + "/";
        _sought = request.Text.Parts.MaxBy(part => part.Length) ?? string.Empty;
        _values = snapshot.Facets.Count;
        _contributions = ArrayPool<ulong>.Shared.Rent(_values);
        _contributions.AsSpan(0, _values).Clear();
        _counts = ArrayPool<int>.Shared.Rent(_values);
        _counts.AsSpan(0, _values).Clear();
        var chosen = request.Facets.Concat(request.Text.Facets);
        if (request.Kind is { } kind) chosen = chosen.Append(new FacetValue(Facet.Kind, kind.ToString().ToLowerInvariant()));
        foreach (var value in chosen)
        {
            _required |= Bit(value.Facet);
            foreach (var spelling in Spellings(value)) Contribute(snapshot.Facets.Find(spelling), Bit(value.Facet));
        }

        if (request.Metric is { } metric)
        {
            _metric = snapshot.Facets.Find(new FacetValue(Facet.Metric, metric.Metric));
            _required |= Bit(Facet.Metric);
        }

        var tags = request.Tags.Take(64 - FacetBits).ToList();
        for (var i = 0; i < tags.Count; i++)
        {
            var bit = 1UL << (FacetBits + i);
            _required |= bit;
            foreach (var value in TagReading.Meanings(tags[i])) Contribute(snapshot.Facets.Find(value), bit);
        }
    }

    /// <summary>Walks once.</summary>
    internal static CatalogResult Run(CatalogSnapshot snapshot, Caller caller, SearchRequest request, TextMatches? matches, IReadOnlyDictionary<long, int> recentLikes)
    {
        var scan = new CatalogScan(snapshot, caller, request, matches, recentLikes);
        try
        {
            return scan.Walk();
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(scan._contributions);
            ArrayPool<int>.Shared.Return(scan._counts);
        }
    }

    private static ulong Bit(Facet facet) => 1UL << (int)facet;

    /// <summary>What people write for a value.</summary>
    private static IEnumerable<FacetValue> Spellings(FacetValue value)
    {
        yield return value;
        var small = value.Value.ToLowerInvariant();
        if (small != value.Value) yield return value with { Value = small };
    }

    private CatalogResult Walk()
    {
        var best = new BestPlaces(_request.Skip, _request.Take);
        Span<bool> names = stackalloc bool[CatalogPage.Size];
        foreach (var page in _snapshot.Pages())
        {
            if (_matches is not null)
            {
                names.Clear();
                page.FindNames(_sought, names);
            }

            for (var place = 0; place < CatalogPage.Size; place++)
            {
                if (page.Entries[place] is { } entry && (_matches is null || names[place] || _matches[entry.Id] is not null)) Look(entry, best);
            }
        }

        return new CatalogResult(best.ToList(), _total, best.HasMore, CountedFacets());
    }

    private void Look(CatalogEntry entry, BestPlaces best)
    {
        if (!FitsCaller(entry)) return;
        var missing = Missing(entry);
        var isNear = (missing & (missing - 1)) == 0 && missing < 1UL << FacetBits;
        if (missing != 0 && !(isNear && _request.WithFacets)) return;
        var points = 0;
        if (_matches is not null && (points = SearchPlaces.Points(entry, _request.Text, _matches)) == 0) return;
        if (missing != 0)
        {
            Count(entry, BitOperations.TrailingZeroCount(missing));
            return;
        }

        _total++;
        Count(entry, -1);
        var found = SearchPlaces.Of(entry, _request.Order, points, _recentLikes);
        if (_request.After is not { } after || found.CompareTo(after) > 0) best.Add(entry, found);
    }

    private void Contribute(int number, ulong bit)
    {
        // A value that came up after the arrays were made belongs to a later moment.
        if (number >= 0 && number < _values) _contributions[number] |= bit;
    }

    private bool FitsCaller(CatalogEntry entry)
    {
        if (!Permissions.MaySee(_caller, entry.OwnerId, entry.Visibility)) return false;
        if (_authorPrefix is not null && !entry.NameKey.StartsWith(_authorPrefix, StringComparison.Ordinal)) return false;
        if (_request.IsGated is { } isGated && (entry.Gating != Gating.None) != isGated) return false;
        return _request.Parameters is not { } range || (entry.Parameters >= 0 && entry.Parameters >= range.Min && entry.Parameters <= range.Max);
    }

    /// <summary>The requirements that a repository does not meet, as bits.</summary>
    private ulong Missing(CatalogEntry entry)
    {
        if (_required == 0) return 0;
        var met = 0UL;
        foreach (var number in entry.Facets)
        {
            if (number >= _values) continue;
            met |= _contributions[number];
            if ((_required & ~met) == 0) return 0;
        }

        if (_request.Metric is { } wanted && MeetsMetric(entry, wanted.Value)) met |= Bit(Facet.Metric);
        return _required & ~met;
    }

    private bool MeetsMetric(CatalogEntry entry, double least)
    {
        foreach (var (metric, value) in entry.Metrics)
        {
            if (metric == _metric) return value >= least;
        }

        return false;
    }

    /// <summary>Counts the values of one facet, or of all.</summary>
    private void Count(CatalogEntry entry, int facet)
    {
        if (!_request.WithFacets) return;
        var facets = _snapshot.Facets.Facets;
        foreach (var number in entry.Facets)
        {
            if (number < _values && (facet < 0 || facets[number] == facet)) _counts[number]++;
        }
    }

    private Dictionary<Facet, IReadOnlyList<FacetCount>> CountedFacets()
    {
        var counted = new Dictionary<Facet, IReadOnlyList<FacetCount>>();
        if (!_request.WithFacets) return counted;
        var facets = _snapshot.Facets.Facets;
        var byFacet = new List<FacetCount>[Counted];
        for (var i = 0; i < Counted; i++) byFacet[i] = [];
        for (var number = 0; number < _values; number++)
        {
            if (_counts[number] > 0 && facets[number] < Counted) byFacet[facets[number]].Add(new FacetCount(_snapshot.Facets[number].Value, _counts[number]));
        }

        for (var i = 0; i < Counted; i++)
        {
            byFacet[i].Sort();
            counted[(Facet)i] = byFacet[i];
        }

        return counted;
    }
}

using Linnet.Hub.Access;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Search.Catalog;

/// <summary>What is needed to filter, sort and count a repository, in memory; it never changes, a change makes another one.</summary>
internal sealed class CatalogEntry
{
    internal required long Id { get; init; }

    internal required long Change { get; init; }

    internal required long Fingerprint { get; init; }

    internal required RepositoryKind Kind { get; init; }

    internal required long OwnerId { get; init; }

    /// <summary>Owner and name in small letters with a slash between them.</summary>
    internal required string NameKey { get; init; }

    internal required Visibility Visibility { get; init; }

    internal required Gating Gating { get; init; }

    /// <summary>In milliseconds since 1970.</summary>
    internal required long Created { get; init; }

    /// <summary>In milliseconds since 1970.</summary>
    internal required long Modified { get; init; }

    internal required long Downloads { get; init; }

    internal required long Likes { get; init; }

    internal required long TrendLevel { get; init; }

    /// <summary>-1 where unknown.</summary>
    internal required long Parameters { get; init; }

    internal required long MainSize { get; init; }

    /// <summary>Numbers of <see cref="FacetTable"/>, sorted.</summary>
    internal required int[] Facets { get; init; }

    /// <summary>The values of the metrics among <see cref="Facets"/>.</summary>
    internal required (int Metric, double Value)[] Metrics { get; init; }

    internal required uint[] Sketch { get; init; }

    /// <summary>How well known it is, in a measure that does not change as time goes by: logarithms of likes and downloads, and a little for every year that it is newer.</summary>
    internal long Popularity => (long)(1e6 * (2 * Math.Log2(1 + Likes) + Math.Log2(1 + Downloads) + Modified / MillisecondsPerYear));

    private const double MillisecondsPerYear = 365.25 * 24 * 3600 * 1000;
}

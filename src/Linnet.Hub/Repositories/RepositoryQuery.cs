namespace Linnet.Hub.Repositories;

/// <summary>What a list of repositories is asked for.</summary>
/// <param name="Kind">Models, datasets or spaces.</param>
internal sealed record RepositoryQuery(RepositoryKind Kind)
{
    /// <summary>The owner's name.</summary>
    internal string? Author { get; init; }

    /// <summary>A part of the name.</summary>
    internal string? Search { get; init; }

    /// <summary>Tags that all have to be there.</summary>
    internal IReadOnlyList<string> Filters { get; init; } = [];

    internal string? PipelineTag { get; init; }

    /// <summary>Only those that are gated, or only those that are not.</summary>
    internal bool? IsGated { get; init; }

    internal RepositoryOrder Order { get; init; }

    internal int Skip { get; init; }

    internal int Take { get; init; }
}

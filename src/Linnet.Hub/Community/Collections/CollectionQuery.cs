using Linnet.Hub.Repositories;

namespace Linnet.Hub.Community.Collections;

/// <summary>Which collections are wanted.</summary>
internal sealed record CollectionQuery
{
    /// <summary>Owners, any of them; empty for all.</summary>
    internal IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Repositories of which at least one is in it; empty for any.</summary>
    internal IReadOnlyList<RepositoryName> Containing { get; init; } = [];

    /// <summary>A part of title or description.</summary>
    internal string? Search { get; init; }

    internal PageBounds Bounds { get; init; } = PageBounds.First;
}

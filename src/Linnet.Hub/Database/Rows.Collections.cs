namespace Linnet.Hub.Database;

/// <summary>Repositories that somebody has put together.</summary>
internal sealed class CollectionRow
{
    public long Id { get; set; }

    public long OwnerId { get; set; }

    public required string Title { get; set; }

    public string? Description { get; set; }

    public bool IsPrivate { get; set; }

    /// <summary>The colour, by name.</summary>
    public required string Theme { get; set; }

    /// <summary>Its place among the collections of its owner, from 0 on.</summary>
    public int Position { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Updated { get; set; }
}

/// <summary>A repository in a collection, or another collection.</summary>
internal sealed class CollectionItemRow
{
    public long Id { get; set; }

    public long CollectionId { get; set; }

    public long? RepositoryId { get; set; }

    /// <summary>Another collection.</summary>
    public long? TargetId { get; set; }

    /// <summary>From 0 on.</summary>
    public int Position { get; set; }

    public string? Note { get; set; }
}

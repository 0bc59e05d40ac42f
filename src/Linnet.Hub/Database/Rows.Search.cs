namespace Linnet.Hub.Database;

/// <summary>
/// What finding knows of a repository beyond its own row. There is one for every repository: the database itself adds it, counts its changes up
/// with every change of the repository, and removes it, so that nobody who writes can forget to.
/// </summary>
internal sealed class SearchEntryRow
{
    public long RepositoryId { get; set; }

    /// <summary>Grows with every change of the repository or of this row; what is above a mark has changed since the mark was taken.</summary>
    public long Change { get; set; }

    /// <summary>Stands for the indexed texts; 0 where none have been indexed yet.</summary>
    public long Fingerprint { get; set; }

    /// <summary>Lines of <see cref="Search.Facets.FacetLines"/>.</summary>
    public string Facets { get; set; } = string.Empty;

    /// <summary>A sentence or two out of the card, for people.</summary>
    public string? Summary { get; set; }

    /// <summary>Numbers in the weights; null where there are none that can be read.</summary>
    public long? Parameters { get; set; }

    /// <summary>How many numbers of which type, such as <c>F32:120 I64:3</c>.</summary>
    public string? ParameterTypes { get; set; }

    /// <summary>Bytes of the weights.</summary>
    public long MainSize { get; set; }

    /// <summary>Tells how alike the texts of two cards are; see <see cref="Search.Indexing.TextSketch"/>.</summary>
    public byte[]? Sketch { get; set; }

    /// <summary>How much attention the repository gets; see <see cref="Search.Trends"/>.</summary>
    public long TrendLevel { get; set; }
}

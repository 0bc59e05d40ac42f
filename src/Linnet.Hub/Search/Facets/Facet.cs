namespace Linnet.Hub.Search.Facets;

/// <summary>A side of a repository by which results are narrowed down.</summary>
internal enum Facet
{
    /// <summary>Model, dataset or space.</summary>
    Kind = 0,

    /// <summary>What a model does, or a dataset is for.</summary>
    Task = 1,

    /// <summary>The language of its texts, as a code.</summary>
    Language = 2,

    /// <summary>Its licence, as an identifier in small letters.</summary>
    License = 3,

    /// <summary>The library that it is made for.</summary>
    Library = 4,

    /// <summary>How many numbers a model has; see <see cref="SizeClass"/>.</summary>
    Size = 5,

    /// <summary>What it was trained on.</summary>
    Dataset = 6,

    /// <summary>What has been measured of it.</summary>
    Metric = 7,

    /// <summary>Any other tag.</summary>
    Tag = 8,

    /// <summary>What it was made from.</summary>
    BaseModel = 9,
}

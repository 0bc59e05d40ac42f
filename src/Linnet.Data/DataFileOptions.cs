namespace Linnet.Data;

/// <summary>What the user says about a file; everything left null is sniffed from its first part.</summary>
public sealed record DataFileOptions
{
    /// <summary>Given as a column name: the file is to be read without such a column.</summary>
    public const string NoColumn = "-";

    /// <summary>The kind of file.</summary>
    public DataFileKind? Kind { get; init; }

    /// <summary>The character between columns.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether fields may be quoted.</summary>
    public bool? Quoted { get; init; }

    /// <summary>The name of the encoding, such as <c>utf-8</c>, <c>utf-16le</c>, <c>gb18030</c> or <c>latin1</c>.</summary>
    public string? Encoding { get; init; }

    /// <summary>Whether the first row names the columns.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>Name or 1-based number of the text column.</summary>
    public string? TextColumn { get; init; }

    /// <summary>Name or number of the column with the second text, or <see cref="NoColumn"/>.</summary>
    public string? PairColumn { get; init; }

    /// <summary>Name or number of the label column, or <see cref="NoColumn"/>.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Name or number of the group column, or <see cref="NoColumn"/>.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>JSON field with one tag for each token, or <see cref="NoColumn"/>.</summary>
    public string? TagColumn { get; init; }

    /// <summary>Separator of several labels in one cell; an empty string: a cell is always one label.</summary>
    public string? LabelSeparator { get; init; }

    /// <summary>
    /// A file whose line i belongs to line i of this one, such as its translation, for tasks that read <see cref="ParallelText"/>; null where
    /// both texts stand in one file.
    /// </summary>
    public string? PairPath { get; init; }

    /// <summary>Longest row in bytes; default <see cref="DataFileFormat.DefaultMaxRowBytes"/>.</summary>
    public long? MaxRowBytes { get; init; }
}

namespace Linnet.Data;

/// <summary>
/// How a data file is to be read: what <see cref="DataFile.Sniff"/> found out, or what the user said. Show
/// <see cref="Describe"/> before use; change a field with <c>with</c> or name it in <see cref="DataFileOptions"/>.
/// </summary>
public sealed record DataFileFormat
{
    /// <summary>Rows longer than this many bytes are an error unless said otherwise: 1 MiB.</summary>
    public const long DefaultMaxRowBytes = 1 << 20;

    /// <summary>What kind of file it is.</summary>
    public required DataFileKind Kind { get; init; }

    /// <summary>Between columns; <c>' '</c> in CoNLL means any run of white space.</summary>
    public char Delimiter { get; init; } = '\t';

    /// <summary>Whether fields may be quoted as in RFC 4180; if not, <c>"</c> is an ordinary character.</summary>
    public bool Quoted { get; init; }

    /// <summary>Name of the encoding: <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>gb18030</c>, <c>latin1</c>, …</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>Whether the first row names the columns (TSV and CSV only).</summary>
    public bool HasHeader { get; init; }

    /// <summary>Names of the columns or JSON fields; <c>1</c>, <c>2</c>, … where there is no header.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Column of the text.</summary>
    public string? TextColumn { get; init; }

    /// <summary>Column of the second text of a pair, or null.</summary>
    public string? PairColumn { get; init; }

    /// <summary>Column of the label or labels, or null where rows are unlabelled.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Column of the group for group splits, or null.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>JSON field that holds one tag for each token, or null.</summary>
    public string? TagColumn { get; init; }

    /// <summary>Between the labels of a multi-label cell, or null where a cell is one label.</summary>
    public string? LabelSeparator { get; init; }

    /// <summary>Rows longer than this are an error that names the line.</summary>
    public long MaxRowBytes { get; init; } = DefaultMaxRowBytes;

    /// <summary>Lines end with a lone carriage return (classic Mac OS) instead of a line feed.</summary>
    public bool CarriageReturnLines { get; init; }

    /// <summary>
    /// Options for another file of the same task, such as the dev file: columns and label separator are those of this format,
    /// while encoding, delimiter and quoting are that file's own affair and sniffed from it.
    /// </summary>
    public DataFileOptions ToOptions() => Columns.Count == 0
        ? new DataFileOptions { LabelSeparator = LabelSeparator, MaxRowBytes = MaxRowBytes }
        : new DataFileOptions
        {
            TextColumn = TextColumn,
            PairColumn = PairColumn ?? DataFileOptions.NoColumn,
            LabelColumn = LabelColumn ?? DataFileOptions.NoColumn,
            GroupColumn = GroupColumn ?? DataFileOptions.NoColumn,
            TagColumn = TagColumn ?? DataFileOptions.NoColumn,
            LabelSeparator = LabelSeparator ?? "",
            MaxRowBytes = MaxRowBytes,
        };

    /// <summary>A few lines that say how the file will be read, to be shown before it is used.</summary>
    public IReadOnlyList<string> Describe() => FormatDescription.Of(this);
}

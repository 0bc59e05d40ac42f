namespace Linnet.Text.Tokenization;

/// <summary>How encodings are filled up to a common length.</summary>
public sealed record PaddingOptions
{
    /// <summary>The length to fill up to; null for the longest of a batch, which leaves a single text as it is.</summary>
    public int? FixedLength { get; init; }

    /// <summary>Where padding is put.</summary>
    public TextSide Direction { get; init; } = TextSide.Right;

    /// <summary>Makes lengths a multiple of this; null or 0 for no such rule.</summary>
    public int? PadToMultipleOf { get; init; }

    /// <summary>The id of padding.</summary>
    public int PadId { get; init; }

    /// <summary>The type id of padding.</summary>
    public int PadTypeId { get; init; }

    /// <summary>The token of padding.</summary>
    public string PadToken { get; init; } = "[PAD]";
}

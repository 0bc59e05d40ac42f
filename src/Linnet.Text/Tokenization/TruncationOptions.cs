namespace Linnet.Text.Tokenization;

/// <summary>How long an encoding may get.</summary>
/// <param name="MaxLength">Most tokens, special ones included; not negative.</param>
public sealed record TruncationOptions(int MaxLength)
{
    /// <summary>Which text of a pair is cut.</summary>
    public TruncationStrategy Strategy { get; init; } = TruncationStrategy.LongestFirst;

    /// <summary>Where tokens are cut off.</summary>
    public TextSide Direction { get; init; } = TextSide.Right;

    /// <summary>Overlap of the parts that are cut off; kept for the file.</summary>
    public int Stride { get; init; }
}

namespace Linnet.Text.Tokenization;

/// <summary>Which text is cut when two are too long together.</summary>
public enum TruncationStrategy
{
    /// <summary>The longer one, then both alike.</summary>
    LongestFirst,

    /// <summary>The first only.</summary>
    OnlyFirst,

    /// <summary>The second only.</summary>
    OnlySecond,
}

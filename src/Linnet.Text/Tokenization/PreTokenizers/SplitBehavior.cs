namespace Linnet.Text.Tokenization;

/// <summary>What becomes of the delimiter when a text is split.</summary>
public enum SplitBehavior
{
    /// <summary>It vanishes: <c>a-b</c> gives <c>a</c>, <c>b</c>.</summary>
    Removed,

    /// <summary>It stands alone: <c>a--b</c> gives <c>a</c>, <c>-</c>, <c>-</c>, <c>b</c>.</summary>
    Isolated,

    /// <summary>It ends the part before it: <c>a-b</c> gives <c>a-</c>, <c>b</c>.</summary>
    MergedWithPrevious,

    /// <summary>It begins the part after it: <c>a-b</c> gives <c>a</c>, <c>-b</c>.</summary>
    MergedWithNext,

    /// <summary>Delimiters in a row stand together: <c>a--b</c> gives <c>a</c>, <c>--</c>, <c>b</c>.</summary>
    Contiguous,
}

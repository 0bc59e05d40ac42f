namespace Linnet.Data;

/// <summary>How rows are assigned to the parts of a split.</summary>
public enum SplitMethod
{
    /// <summary>At random, with the same shares of every label in every part.</summary>
    Stratified,

    /// <summary>At random.</summary>
    Random,

    /// <summary>At random, with the rows of a group all in one part.</summary>
    Grouped,

    /// <summary>By a hash of the text: a row's part never changes, whatever is added to or taken from the file.</summary>
    ByHash,
}

namespace Linnet.Data;

/// <summary>What to do with rows in which something is missing or wrong.</summary>
public enum RowPolicy
{
    /// <summary>Leave them in.</summary>
    Keep,

    /// <summary>Leave them out.</summary>
    Drop,

    /// <summary>Stop with an error that names the first.</summary>
    Fail,
}

/// <summary>What to do with rows that repeat an earlier one, label included.</summary>
public enum DuplicatePolicy
{
    /// <summary>Leave them in.</summary>
    Keep,

    /// <summary>Leave the first in, the others out.</summary>
    KeepFirst,
}

/// <summary>What to do with rows of the same text that have different labels.</summary>
public enum ConflictPolicy
{
    /// <summary>Leave them in.</summary>
    Keep,

    /// <summary>Leave all of them out.</summary>
    Drop,

    /// <summary>Leave in those with the most frequent label; none where there is no single most frequent one.</summary>
    Majority,

    /// <summary>Stop with an error that names the first.</summary>
    Fail,
}

namespace Linnet.Hub.Diff;

/// <summary>How the tensors of two versions differ.</summary>
/// <param name="Changes">Tensors that differ, by file and name, the first of them.</param>
/// <param name="ChangedCount">Number of tensors that differ, also of those that are not shown.</param>
/// <param name="SameCount">Number of tensors that are the same to the byte, in the files that were looked into.</param>
internal sealed record WeightsDiff(IReadOnlyList<TensorChange> Changes, int ChangedCount, int SameCount)
{
    /// <summary>Number of elements before, in the files that were looked into.</summary>
    public long ElementsBefore { get; init; }

    /// <summary>Number of elements after.</summary>
    public long ElementsAfter { get; init; }

    /// <summary>False where values of some tensors were not compared because there are too many bytes.</summary>
    public bool IsMeasured { get; init; } = true;

    /// <summary>Files that could not be read, and why.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

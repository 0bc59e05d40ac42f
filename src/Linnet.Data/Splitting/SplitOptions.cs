namespace Linnet.Data;

/// <summary>How <see cref="FileSplitter"/> splits a file.</summary>
public sealed record SplitOptions
{
    /// <summary>The parts; nine tenths for training and one for development unless said otherwise.</summary>
    public IReadOnlyList<SplitPart> Parts { get; init; } = [new("train", 0.9), new("dev", 0.1)];

    /// <summary>How rows are assigned.</summary>
    public SplitMethod Method { get; init; } = SplitMethod.Stratified;

    /// <summary>Names the assignment.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether rows with the same text always stay in one part, so that the split does not leak.</summary>
    public bool KeepRepeatsTogether { get; init; } = true;
}

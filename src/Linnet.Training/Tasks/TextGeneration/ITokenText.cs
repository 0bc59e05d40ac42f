namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>A long row of tokens, in memory or on disk.</summary>
internal interface ITokenText
{
    /// <summary>Number of tokens.</summary>
    long Count { get; }

    /// <summary>Copies tokens.</summary>
    /// <param name="start">0-based index of the first.</param>
    /// <param name="ids">As many as are wanted.</param>
    void Read(long start, Span<int> ids);
}

namespace Linnet.Hub.Diff;

/// <summary>How much a comparison reads and shows.</summary>
internal sealed record DiffLimits
{
    /// <summary>Largest text file whose lines are compared.</summary>
    public long MaxTextBytes { get; init; } = 1 << 20;

    /// <summary>Most bytes of text files, of both versions together, whose lines are compared.</summary>
    public long MaxTextTotal { get; init; } = 32 << 20;

    /// <summary>Most lines of hunks of one file.</summary>
    public int MaxTextLines { get; init; } = 2000;

    /// <summary>Most files whose lines are compared; the others are only named.</summary>
    public int MaxTextFiles { get; init; } = 200;

    /// <summary>Largest <c>tokenizer.json</c> that is taken apart.</summary>
    public long MaxTokenizerBytes { get; init; } = 64 << 20;

    /// <summary>Most bytes of tensors whose values are compared, of both versions together.</summary>
    public long MaxValueBytes { get; init; } = 8L << 30;

    /// <summary>Most tensors that are told one by one.</summary>
    public int MaxTensors { get; init; } = 5000;
}

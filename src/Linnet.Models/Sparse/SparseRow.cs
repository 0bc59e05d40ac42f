namespace Linnet.Models.Sparse;

/// <summary>The memory of one thread that reads texts into sparse vectors: filled anew for each text.</summary>
internal sealed class SparseRow
{
    public InputFeatures Features { get; } = new();

    public List<ulong> Keys { get; } = [];

    public List<int> Found { get; } = [];

    public List<int> Columns { get; } = [];

    public List<float> Values { get; } = [];
}

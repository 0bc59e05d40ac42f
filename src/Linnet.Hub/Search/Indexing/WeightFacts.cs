namespace Linnet.Hub.Search.Indexing;

/// <summary>What the files of a version say about the size of a model.</summary>
/// <param name="Parameters">Numbers in its safetensors files; null where there are none that can be read.</param>
/// <param name="Types">How many of which type, such as <c>F32:120 I64:3</c>.</param>
/// <param name="Bytes">Of all files of weights at its root.</param>
internal sealed record WeightFacts(long? Parameters, string? Types, long Bytes)
{
    /// <summary>No weights.</summary>
    internal static WeightFacts None { get; } = new(null, null, 0);
}

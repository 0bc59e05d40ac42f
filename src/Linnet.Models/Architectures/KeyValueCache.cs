using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>The state of a transformer decoder: keys and values of every layer.</summary>
/// <param name="layers">Number of layers.</param>
public sealed class KeyValueCache(int layers) : DecoderState
{
    private readonly AttentionCache[] _layers = [.. Enumerable.Range(0, layers).Select(_ => new AttentionCache())];

    /// <inheritdoc/>
    public override int Length => _layers[^1].Length;

    /// <summary>The cache of one layer.</summary>
    /// <param name="layer">0-based.</param>
    public AttentionCache this[int layer] => _layers[layer];

    /// <summary>Forgets the tokens from a position on.</summary>
    /// <param name="length">How many remain, at most <see cref="Length"/>.</param>
    public void Truncate(int length)
    {
        foreach (var layer in _layers) layer.Truncate(length);
    }

    /// <inheritdoc/>
    public override void Reorder(ReadOnlySpan<int> rows)
    {
        foreach (var layer in _layers) layer.Reorder(rows);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var layer in _layers) layer.Dispose();
    }
}

using Linnet.Tensors;

namespace Linnet.Models.Layers;

/// <summary>
/// Position vectors that are computed, not learnt (Vaswani et al. 2017, 3.5): sin(p / 10000^(2i/size)) in the first half of the vector
/// and the cosines in the second, as fairseq, Marian and transformers lay them out.
/// </summary>
public sealed class SinusoidalPositions
{
    private readonly float[] _table;
    private readonly int _size;

    /// <summary>Computes the table.</summary>
    /// <param name="count">Number of positions, at least 1.</param>
    /// <param name="size">Size of a vector, at least 1.</param>
    public SinusoidalPositions(int count, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _size = size;
        _table = new float[(long)count * size];
        var sines = (size + 1) / 2;
        for (var position = 0; position < count; position++)
        {
            var row = _table.AsSpan(position * size, size);
            for (var i = 0; i < sines; i++)
            {
                var angle = position / Math.Pow(10000, 2.0 * i / size);
                row[i] = (float)Math.Sin(angle);
                if (sines + i < size) row[sines + i] = (float)Math.Cos(angle);
            }
        }
    }

    /// <summary>The vectors of positions that follow one another.</summary>
    /// <param name="start">The first, 0-based.</param>
    /// <param name="count">How many.</param>
    /// <returns><c>[count, size]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The table ends before them.</exception>
    public Tensor At(int start, int count) => Tensor.From(_table.AsSpan(start * _size, count * _size), new Shape(count, _size));
}

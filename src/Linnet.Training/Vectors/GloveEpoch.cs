using System.Runtime.CompilerServices;
using Linnet.Models.Sparse;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Vectors;

/// <summary>One stage of a pass over the pairs: for every remainder the block whose other remainder lies a shift further on.</summary>
internal unsafe struct GloveEpoch : ILanesKernel
{
    /// <summary>The exponent of the weight, from the paper.</summary>
    private const float Power = 0.75f;

    public Cooccurrences Pairs;
    public GloveTables Words;
    public GloveTables Near;
    public double[] Losses;
    public float Rate;
    public float MaxCount;
    public int Shift;

    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++) Losses[row] += RunBlock<TLanes>(Pairs.Block(row, (row + Shift) % Cooccurrences.Side));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly double RunBlock<TLanes>(Cooccurrences.Pair[] block)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var width = Words.Width;
        var loss = 0.0;
        foreach (var (word, near, count) in block)
        {
            var (row, other) = ((long)word * width, (long)near * width);
            var left = Words.Vectors + row;
            var right = Near.Vectors + other;
            var error = RowLoops<TLanes>.Dot(left, right, width) + Words.Biases[word] + Near.Biases[near] - MathF.Log(count);
            var weighted = error * (count >= MaxCount ? 1 : MathF.Pow(count / MaxCount, Power));
            loss += 0.5 * weighted * error;
            var step = weighted * Rate;
            Move<TLanes>(left, right, Words.Squares + row, Near.Squares + other, step, width);
            MoveBias(Words.Biases + word, Words.BiasSquares + word, step);
            MoveBias(Near.Biases + near, Near.BiasSquares + near, step);
        }

        return loss;
    }

    /// <summary>AdaGrad for both vectors at once, each along the other.</summary>
    private static void Move<TLanes>(float* left, float* right, float* leftSquares, float* rightSquares, float step, int width)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var steps = TLanes.Broadcast(step);
        for (var d = 0; d < width; d += TLanes.Count)
        {
            var (x, y) = (TLanes.Load(left + d), TLanes.Load(right + d));
            var (dx, dy) = (steps * y, steps * x);
            var (sx, sy) = (TLanes.Load(leftSquares + d), TLanes.Load(rightSquares + d));
            TLanes.Store(left + d, x - (dx / TLanes.Sqrt(sx)));
            TLanes.Store(right + d, y - (dy / TLanes.Sqrt(sy)));
            TLanes.Store(leftSquares + d, TLanes.MultiplyAdd(dx, dx, sx));
            TLanes.Store(rightSquares + d, TLanes.MultiplyAdd(dy, dy, sy));
        }
    }

    private static void MoveBias(float* bias, float* squares, float step)
    {
        *bias -= step / MathF.Sqrt(*squares);
        *squares += step * step;
    }
}

using Linnet.Models.Sparse;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Sparse;

/// <summary>
/// The few operations on long float32 vectors that the solver needs, in blocks of a fixed length that threads share; so
/// the results do not depend on the number of threads.
/// </summary>
internal static unsafe class DenseVectors
{
    private const int Block = 8192;

    private enum Work
    {
        Dot,
        AddScaled,
        Multiply,
    }

    /// <summary>Σ left · right; blocks are summed in float64, because the solver subtracts sums that nearly cancel.</summary>
    public static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var blocks = (left.Length + Block - 1) / Block;
        Span<double> sums = blocks <= 512 ? stackalloc double[blocks] : new double[blocks];
        fixed (double* into = sums)
        {
            Run(Work.Dot, left, 0, right, into);
        }

        var sum = 0.0;
        foreach (var part in sums) sum += part;
        return sum;
    }

    /// <summary>into += factor · from.</summary>
    public static void AddScaled(ReadOnlySpan<float> from, float factor, Span<float> into) => Run(Work.AddScaled, from, factor, into, null);

    /// <summary>values *= factors, element by element.</summary>
    public static void Multiply(Span<float> values, ReadOnlySpan<float> factors) => Run(Work.Multiply, factors, 0, values, null);

    private static void Run(Work work, ReadOnlySpan<float> left, float factor, ReadOnlySpan<float> right, double* sums)
    {
        fixed (float* first = left)
        fixed (float* second = right)
        {
            var kernel = new Kernel { Work = work, Left = first, Right = second, Factor = factor, Sums = sums, Length = left.Length };
            LanesRunner.For((left.Length + Block - 1) / Block, 1, in kernel);
        }
    }

    private struct Kernel : ILanesKernel
    {
        public Work Work;
        public float* Left;
        public float* Right;
        public float Factor;
        public double* Sums;
        public int Length;

        public readonly void Run<TLanes>(int start, int end, int part)
            where TLanes : unmanaged, ILanes<TLanes>
        {
            for (var block = start; block < end; block++)
            {
                var left = Left + ((long)block * Block);
                var right = Right + ((long)block * Block);
                var count = Math.Min(Block, Length - (block * Block));
                switch (Work)
                {
                    case Work.Dot:
                        Sums[block] = RowLoops<TLanes>.Dot(left, right, count);
                        break;
                    case Work.AddScaled:
                        RowLoops<TLanes>.AddScaled(left, Factor, right, count);
                        break;
                    default:
                        RowLoops<TLanes>.Multiply(left, right, count);
                        break;
                }
            }
        }
    }
}

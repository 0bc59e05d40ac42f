using System.Diagnostics;
using System.Runtime.InteropServices;
using Linnet.Numerics;
using Linnet.Tensors.Kernels;

namespace Linnet.Benchmarks.Gemm;

/// <summary>Speed of matrix products: the median over calls, on as many threads as the worker pool has.</summary>
internal static unsafe class GemmBenchmark
{
    /// <summary>Measures one shape.</summary>
    /// <param name="shape">What to multiply.</param>
    /// <param name="seconds">Measured time at least, more than 0.</param>
    /// <returns>The median and the best call in milliseconds, and the 10^9 floating-point operations a second (two for a multiply-add) of the median.</returns>
    internal static (double GigaFlops, double Milliseconds, double BestMilliseconds) Measure(GemmShape shape, double seconds = 0.2)
    {
        var (m, k, n) = (shape.M, shape.K, shape.N);
        var batch = Math.Max(1, shape.Batch);
        var lda = shape.Layout == GemmLayout.TN ? m : shape.RowStep > 0 ? shape.RowStep : k;
        var (aSize, bSize, cSize) = ((nint)m * k, (nint)k * n, (nint)m * n);
        var a = Random(aSize * batch, 1);
        var b = Random(bSize * batch, 2);
        var c = Random(cSize * batch, 3);
        var transposeB = shape.Layout is GemmLayout.NT or GemmLayout.Packed;
        var ldb = transposeB ? k : n;
        using var packed = PackedMatrix.Pack(transposeB, n, k, b, ldb);
        try
        {
            void Call()
            {
                if (shape.Layout == GemmLayout.Packed)
                {
                    Tensors.Kernels.Gemm.RunPacked(m, a, lda, packed, 0, c, n);
                }
                else if (shape.Batch > 0)
                {
                    Tensors.Kernels.Gemm.RunBatched(shape.Layout == GemmLayout.TN, transposeB,
                        new GemmBatch { Outer = batch, Inner = 1, AOuter = aSize, BOuter = bSize, COuter = cSize },
                        m, n, k, a, lda, b, ldb, 0, c, n);
                }
                else
                {
                    Tensors.Kernels.Gemm.Run(shape.Layout == GemmLayout.TN, transposeB, m, n, k, a, lda, b, ldb, 0, c, n);
                }
            }

            var times = Times(Call, seconds);
            var median = times[times.Count / 2];
            return (2.0 * m * n * k * batch / median / 1e9, median * 1e3, times[0] * 1e3);
        }
        finally
        {
            NativeMemory.AlignedFree(a);
            NativeMemory.AlignedFree(b);
            NativeMemory.AlignedFree(c);
        }
    }

    private static List<double> Times(Action call, double seconds)
    {
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed.TotalSeconds < Math.Min(0.1, seconds)) call();
        var times = new List<double>();
        var total = Stopwatch.StartNew();
        while (total.Elapsed.TotalSeconds < seconds || times.Count < 5)
        {
            var start = Stopwatch.GetTimestamp();
            call();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        times.Sort();
        return times;
    }

    private static float* Random(nint length, ulong seed)
    {
        var memory = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), 64);
        var random = new SeededRandom(seed);
        for (nint i = 0; i < length; i++) memory[i] = (float)(random.NextDouble() - 0.5);
        return memory;
    }
}

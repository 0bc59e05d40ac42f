using System.Diagnostics;
using Linnet.Threading;

namespace Linnet.Tensors.Kernels;

/// <summary>
/// Single-precision matrix products, C[m, n] = activation(beta·C + alpha·op(A)[m, k]·op(B)[k, n] + bias), row-major. A leading
/// dimension is the distance in elements from one stored row to the next; that of A may be smaller than k (overlapping rows,
/// as a convolution reads them). Beta is 0 (C is not read) or 1. Results are the same, bit for bit, for the same thread count.
/// </summary>
internal static unsafe class Gemm
{
    /// <summary>The product on all threads of <see cref="WorkerPool"/>.</summary>
    internal static void Run(bool transposeA, bool transposeB, int m, int n, int k, float* a, int lda, float* b, int ldb,
        float beta, float* c, int ldc, in GemmEpilogue epilogue = default) =>
        RunParallel(new GemmProblem(transposeA, transposeB, m, n, k, a, lda, b, ldb, beta, c, ldc, epilogue));

    /// <summary>The product on the calling thread alone, for use inside parallel bodies.</summary>
    internal static void RunSerial(bool transposeA, bool transposeB, int m, int n, int k, float* a, int lda, float* b, int ldb,
        float beta, float* c, int ldc, in GemmEpilogue epilogue = default) =>
        SerialGemm.Run(new GemmProblem(transposeA, transposeB, m, n, k, a, lda, b, ldb, beta, c, ldc, epilogue));

    /// <summary>Many products of the same shape, parallel over the batch.</summary>
    internal static void RunBatched(bool transposeA, bool transposeB, in GemmBatch batch, int m, int n, int k, float* a, int lda,
        float* b, int ldb, float beta, float* c, int ldc, in GemmEpilogue epilogue = default)
    {
        var problem = new GemmProblem(transposeA, transposeB, m, n, k, a, lda, b, ldb, beta, c, ldc, epilogue);
        var count = batch.Outer * batch.Inner;
        var work = Math.Max(1, (long)m * n * k);
        var grain = (int)Math.Min(int.MaxValue, (GemmPartition.MinimumWork + work - 1) / work);
        if (count < WorkerPool.ThreadCount && grain == 1)
        {
            for (var index = 0; index < count; index++) RunParallel(batch.Item(problem, index));
            return;
        }

        WorkerPool.For(count, grain, new BatchBody(problem, batch));
    }

    /// <summary>C = activation(beta·C + alpha·A·packed + bias) on all threads; A is [m, k].</summary>
    internal static void RunPacked(int m, float* a, int lda, PackedMatrix packed, float beta, float* c, int ldc,
        in GemmEpilogue epilogue = default) =>
        RunParallel(PackedProblem(m, a, lda, packed, beta, c, ldc, epilogue));

    /// <summary><see cref="RunPacked"/> on the calling thread alone.</summary>
    internal static void RunPackedSerial(int m, float* a, int lda, PackedMatrix packed, float beta, float* c, int ldc,
        in GemmEpilogue epilogue = default) =>
        SerialGemm.Run(PackedProblem(m, a, lda, packed, beta, c, ldc, epilogue));

    private static GemmProblem PackedProblem(int m, float* a, int lda, PackedMatrix packed, float beta, float* c, int ldc,
        in GemmEpilogue epilogue)
    {
        Debug.Assert(packed.PanelWidth == SerialGemm.PanelWidth, "The matrix was packed for another vector width.");
        return new GemmProblem(false, false, m, packed.N, packed.K, a, lda, packed.Data, 0, beta, c, ldc, epilogue)
        {
            BIsPacked = true,
        };
    }

    private static void RunParallel(in GemmProblem problem)
    {
        var partition = new GemmPartition(problem, SerialGemm.PanelWidth);
        if (partition.Count == 1) SerialGemm.Run(problem);
        else WorkerPool.For(partition.Count, 1, new PartitionBody(problem, partition));
    }

    private readonly struct PartitionBody(GemmProblem problem, GemmPartition partition) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            for (var index = start; index < end; index++) SerialGemm.Run(partition.Part(problem, index));
        }
    }

    private readonly struct BatchBody(GemmProblem problem, GemmBatch batch) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            for (var index = start; index < end; index++) SerialGemm.Run(batch.Item(problem, index));
        }
    }
}

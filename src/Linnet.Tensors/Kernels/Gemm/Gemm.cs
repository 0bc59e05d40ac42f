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
        WorkerPool.For(m, 8, new Rows(transposeA, transposeB, n, k, a, lda, b, ldb, beta, c, ldc, epilogue));

    /// <summary>The product on the calling thread alone, for use inside parallel bodies.</summary>
    internal static void RunSerial(bool transposeA, bool transposeB, int m, int n, int k, float* a, int lda, float* b, int ldb,
        float beta, float* c, int ldc, in GemmEpilogue epilogue = default) =>
        new Rows(transposeA, transposeB, n, k, a, lda, b, ldb, beta, c, ldc, epilogue).Run(0, m, 0);

    /// <summary>Many products of the same shape, parallel over the batch.</summary>
    internal static void RunBatched(bool transposeA, bool transposeB, in GemmBatch batch, int m, int n, int k, float* a, int lda,
        float* b, int ldb, float beta, float* c, int ldc, in GemmEpilogue epilogue = default)
    {
        for (var outer = 0; outer < batch.Outer; outer++)
        for (var inner = 0; inner < batch.Inner; inner++)
        {
            var offset = (outer * batch.COuter) + (inner * batch.CInner);
            Run(transposeA, transposeB, m, n, k, a + (outer * batch.AOuter) + (inner * batch.AInner), lda,
                b + (outer * batch.BOuter) + (inner * batch.BInner), ldb, beta, c + offset, ldc, new GemmEpilogue
                {
                    Bias = epilogue.Bias,
                    Activation = epilogue.Activation,
                    Alpha = epilogue.Alpha,
                    PreActivation = epilogue.PreActivation == null ? null : epilogue.PreActivation + offset,
                });
        }
    }

    /// <summary>C = activation(beta·C + alpha·A·packed + bias) on all threads; A is [m, k].</summary>
    internal static void RunPacked(int m, float* a, int lda, PackedMatrix packed, float beta, float* c, int ldc,
        in GemmEpilogue epilogue = default) =>
        Run(false, false, m, packed.N, packed.K, a, lda, packed.Data, packed.N, beta, c, ldc, epilogue);

    /// <summary><see cref="RunPacked"/> on the calling thread alone.</summary>
    internal static void RunPackedSerial(int m, float* a, int lda, PackedMatrix packed, float beta, float* c, int ldc,
        in GemmEpilogue epilogue = default) =>
        RunSerial(false, false, m, packed.N, packed.K, a, lda, packed.Data, packed.N, beta, c, ldc, epilogue);

    private readonly struct Rows(bool transposeA, bool transposeB, int n, int k, float* a, int lda, float* b, int ldb, float beta,
        float* c, int ldc, GemmEpilogue epilogue) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            for (var i = start; i < end; i++)
            for (var j = 0; j < n; j++)
            {
                var sum = 0f;
                for (var p = 0; p < k; p++)
                {
                    var left = transposeA ? a[((long)p * lda) + i] : a[((long)i * lda) + p];
                    sum += left * (transposeB ? b[((long)j * ldb) + p] : b[((long)p * ldb) + j]);
                }

                var at = ((long)i * ldc) + j;
                sum = (sum * epilogue.Alpha) + (epilogue.Bias == null ? 0 : epilogue.Bias[j]);
                if (beta != 0) sum += c[at];
                if (epilogue.PreActivation != null) epilogue.PreActivation[at] = sum;
                c[at] = epilogue.Activation switch
                {
                    GemmActivation.Relu => Math.Max(0, sum),
                    GemmActivation.Gelu => VectorMath.Gelu(sum),
                    GemmActivation.Tanh => VectorMath.Tanh(sum),
                    GemmActivation.Sigmoid => VectorMath.Sigmoid(sum),
                    _ => sum,
                };
            }
        }
    }
}

using System.Runtime.InteropServices;
using Linnet.Numerics;
using Linnet.Tensors.Kernels;

namespace Linnet.Tensors.Tests.Kernels.Gemm;

/// <summary>Which entry point a case goes through.</summary>
internal enum GemmEntry
{
    Parallel,
    Serial,
    Packed,
    PackedSerial,
}

/// <summary>
/// One product with random operands, its float64 reference, and guard values around C: a kernel that writes outside its
/// columns, or reads C when beta is 0, is found out.
/// </summary>
internal sealed unsafe class GemmCase(int m, int n, int k, bool transposeA, bool transposeB) : IDisposable
{
    private const float Guard = 12345f;

    private readonly List<nint> _memory = [];

    public int ExtraA { get; init; } = 3;

    public int ExtraB { get; init; } = 1;

    public int ExtraC { get; init; } = 2;

    /// <summary>Distance of A's rows when they overlap; 0 when they do not.</summary>
    public int OverlapStep { get; init; }

    public float Beta { get; init; }

    public float Alpha { get; init; } = 1;

    public bool WithBias { get; init; }

    public GemmActivation Activation { get; init; }

    public bool KeepPreActivation { get; init; }

    public GemmEntry Entry { get; init; }

    public override string ToString() =>
        $"m={m} n={n} k={k} tA={transposeA} tB={transposeB} beta={Beta} alpha={Alpha} bias={WithBias} {Activation} {Entry}";

    /// <summary>Runs the product and checks every value of C and of the values before the activation; returns C.</summary>
    public float[] Check()
    {
        var lda = OverlapStep > 0 ? OverlapStep : (transposeA ? m : k) + ExtraA;
        var ldb = (transposeB ? k : n) + ExtraB;
        var ldc = n + ExtraC;
        var aLength = OverlapStep > 0 ? (m * OverlapStep) + k : (transposeA ? k : m) * lda;
        var a = Random(aLength, 1);
        var b = Random((transposeB ? n : k) * ldb, 2);
        var c = Random(m * ldc, 3);
        var bias = Random(n, 4);
        var before = Random(m * ldc, 5);
        for (var i = 0; i < m; i++)
            for (var j = 0; j < ldc; j++)
            {
                if (j >= n) c[(i * ldc) + j] = before[(i * ldc) + j] = Guard;
                else if (Beta == 0) c[(i * ldc) + j] = float.NaN;
            }

        var start = new Span<float>(c, m * ldc).ToArray();
        var epilogue = new GemmEpilogue
        {
            Alpha = Alpha,
            Bias = WithBias ? bias : null,
            Activation = Activation,
            PreActivation = KeepPreActivation ? before : null,
        };
        Run(a, lda, b, ldb, c, ldc, epilogue);
        for (var i = 0; i < m; i++)
            for (var j = 0; j < ldc; j++)
            {
                var at = (i * ldc) + j;
                if (j >= n)
                {
                    Assert.True(c[at] == Guard && before[at] == Guard, $"{this}: wrote outside row {i}");
                    continue;
                }

                double sum = 0, size = 0;
                for (var p = 0; p < k; p++)
                {
                    var product = (double)a[transposeA ? (p * lda) + i : (i * lda) + p] * b[transposeB ? (j * ldb) + p : (p * ldb) + j];
                    sum += product;
                    size += Math.Abs(product);
                }

                var expected = (Alpha * sum) + (WithBias ? bias[j] : 0) + (Beta == 0 ? 0 : start[at]);
                var tolerance = (2e-6 * Math.Abs(Alpha) * size) + 3e-6;
                if (KeepPreActivation) Compare(expected, before[at], tolerance, "before the activation", i, j);
                Compare(Reference(expected), c[at], tolerance * 1.2, "result", i, j);
            }

        return new Span<float>(c, m * ldc).ToArray();
    }

    public void Dispose()
    {
        foreach (var memory in _memory) NativeMemory.AlignedFree((void*)memory);
    }

    private void Run(float* a, int lda, float* b, int ldb, float* c, int ldc, in GemmEpilogue epilogue)
    {
        switch (Entry)
        {
            case GemmEntry.Parallel:
                Tensors.Kernels.Gemm.Run(transposeA, transposeB, m, n, k, a, lda, b, ldb, Beta, c, ldc, epilogue);
                break;
            case GemmEntry.Serial:
                Tensors.Kernels.Gemm.RunSerial(transposeA, transposeB, m, n, k, a, lda, b, ldb, Beta, c, ldc, epilogue);
                break;
            case GemmEntry.Packed:
                {
                    using var packed = PackedMatrix.Pack(transposeB, n, k, b, ldb);
                    Tensors.Kernels.Gemm.RunPacked(m, a, lda, packed, Beta, c, ldc, epilogue);
                    break;
                }

            default:
                {
                    using var packed = PackedMatrix.Pack(transposeB, n, k, b, ldb);
                    Tensors.Kernels.Gemm.RunPackedSerial(m, a, lda, packed, Beta, c, ldc, epilogue);
                    break;
                }
        }
    }

    private double Reference(double x) => Activation switch
    {
        GemmActivation.Relu => Math.Max(0, x),
        GemmActivation.Gelu => x * 0.5 * (1 + DoubleMath.Erf(x / Math.Sqrt(2))),
        GemmActivation.Tanh => Math.Tanh(x),
        GemmActivation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        _ => x,
    };

    private void Compare(double expected, float actual, double tolerance, string what, int i, int j) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{this}: {what} [{i}, {j}] is {actual}, expected {expected}");

    private float* Random(int length, ulong seed)
    {
        var memory = (float*)NativeMemory.AlignedAlloc((nuint)Math.Max(1, length) * sizeof(float), 64);
        _memory.Add((nint)memory);
        var random = new SeededRandom(seed + (ulong)((m * 7919) + (n * 131) + k));
        for (var i = 0; i < length; i++) memory[i] = (float)((random.NextDouble() * 2) - 1);
        return memory;
    }
}

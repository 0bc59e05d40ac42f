using System.Runtime.InteropServices;

namespace Linnet.Tensors.Kernels;

/// <summary>op(B) [k, n] laid out once for the kernels: a weight at inference, or a recurrent weight that serves many steps.</summary>
internal sealed unsafe class PackedMatrix : IDisposable
{
    private float* _data;

    private PackedMatrix(int n, int k)
    {
        N = n;
        K = k;
        _data = (float*)NativeMemory.AlignedAlloc((nuint)Math.Max(1, (long)n * k) * sizeof(float), 64);
    }

    /// <summary>Frees the memory of a matrix that nobody disposed.</summary>
    ~PackedMatrix() => Free();

    /// <summary>Columns.</summary>
    public int N { get; }

    /// <summary>Rows.</summary>
    public int K { get; }

    /// <summary>Size of the native memory in bytes.</summary>
    public long ByteCount => (long)N * K * sizeof(float);

    internal float* Data => _data;

    /// <summary>Packs op(B): B is [n, k] when <paramref name="transposeB"/> (a linear layer's weight), else [k, n].</summary>
    public static PackedMatrix Pack(bool transposeB, int n, int k, float* b, int ldb)
    {
        var packed = new PackedMatrix(n, k);
        packed.Repack(transposeB, b, ldb);
        return packed;
    }

    /// <summary>Takes new values of the same shape into the same memory.</summary>
    public void Repack(bool transposeB, float* b, int ldb)
    {
        ObjectDisposedException.ThrowIf(_data == null, this);
        for (var p = 0; p < K; p++)
        for (var j = 0; j < N; j++)
            _data[((long)p * N) + j] = transposeB ? b[((long)j * ldb) + p] : b[((long)p * ldb) + j];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_data);
        _data = null;
    }
}

using System.Runtime.InteropServices;

namespace Linnet.Tensors.Kernels;

/// <summary>
/// op(B) [k, n] laid out once for the kernels: a weight at inference, or a recurrent weight that serves many steps. Panels of
/// two vectors of columns, each panel k rows, the last one filled up with 0.
/// </summary>
internal sealed unsafe class PackedMatrix : IDisposable
{
    private float* _data;

    private PackedMatrix(int n, int k)
    {
        N = n;
        K = k;
        PanelWidth = 2 * (int)SimdSelection.Current;
        var panels = ((long)n + PanelWidth - 1) / PanelWidth;
        ByteCount = panels * PanelWidth * k * sizeof(float);
        _data = (float*)NativeMemory.AlignedAlloc((nuint)Math.Max(64, ByteCount), 64);
    }

    /// <summary>Frees the memory of a matrix that nobody disposed.</summary>
    ~PackedMatrix() => Free();

    /// <summary>Columns.</summary>
    public int N { get; }

    /// <summary>Rows.</summary>
    public int K { get; }

    /// <summary>Size of the native memory in bytes.</summary>
    public long ByteCount { get; }

    internal int PanelWidth { get; }

    internal float* Data
    {
        get
        {
            ObjectDisposedException.ThrowIf(_data == null, this);
            return _data;
        }
    }

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
        var (columnStride, rowStride) = transposeB ? ((nint)ldb, (nint)1) : (1, ldb);
        for (var j = 0; j < N; j += PanelWidth)
        {
            Packing.Pack(b + (j * columnStride), columnStride, rowStride, Math.Min(PanelWidth, N - j), K, Data + ((nint)j * K),
                PanelWidth);
        }
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

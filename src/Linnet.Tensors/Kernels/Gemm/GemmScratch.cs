using System.Runtime.InteropServices;

namespace Linnet.Tensors.Kernels;

/// <summary>
/// The calling thread's memory for packed panels: native, aligned to cache lines, grown when a larger product comes and kept,
/// so that a steady state allocates nothing. Freed some time after its thread has ended.
/// </summary>
internal sealed unsafe class GemmScratch
{
    private const int Alignment = 4096;

    [ThreadStatic]
    private static GemmScratch? _current;

    private float* _a;
    private float* _b;
    private float* _tile;
    private nint _aLength;
    private nint _bLength;
    private nint _tileLength;

    ~GemmScratch()
    {
        NativeMemory.AlignedFree(_a);
        NativeMemory.AlignedFree(_b);
        NativeMemory.AlignedFree(_tile);
    }

    internal static GemmScratch Current => _current ??= new GemmScratch();

    /// <summary>At least <paramref name="length"/> floats for rows of A.</summary>
    internal float* A(nint length) => Ensure(ref _a, ref _aLength, length);

    /// <summary>At least <paramref name="length"/> floats for columns of B.</summary>
    internal float* B(nint length) => Ensure(ref _b, ref _bLength, length);

    /// <summary>At least <paramref name="length"/> floats for one tile of C.</summary>
    internal float* Tile(nint length) => Ensure(ref _tile, ref _tileLength, length);

    private static float* Ensure(ref float* memory, ref nint capacity, nint length)
    {
        if (length <= capacity) return memory;
        NativeMemory.AlignedFree(memory);
        capacity = 0;
        memory = null;
        memory = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), Alignment);
        capacity = length;
        return memory;
    }
}

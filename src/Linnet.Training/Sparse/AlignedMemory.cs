using System.Runtime.InteropServices;

namespace Linnet.Training.Sparse;

/// <summary>Native memory that begins at a cache line, for tables whose rows are whole cache lines: neighbouring rows never share one.</summary>
internal static unsafe class AlignedMemory
{
    private const int CacheLine = 64;
    private const int FloatsOfLine = CacheLine / sizeof(float);

    /// <summary>The least number of floats, at least so many, that fills whole cache lines.</summary>
    internal static int WholeLines(int floats) => (floats + FloatsOfLine - 1) / FloatsOfLine * FloatsOfLine;

    /// <summary>Zeros, to be given back to <see cref="Free"/>.</summary>
    internal static float* Zeros(long count)
    {
        var bytes = (nuint)count * sizeof(float);
        var memory = (float*)NativeMemory.AlignedAlloc(bytes, CacheLine);
        NativeMemory.Clear(memory, bytes);
        return memory;
    }

    internal static void Free(void* memory) => NativeMemory.AlignedFree(memory);
}

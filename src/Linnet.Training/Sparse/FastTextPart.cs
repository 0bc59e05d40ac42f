using System.Runtime.InteropServices;
using Linnet.Numerics;

namespace Linnet.Training.Sparse;

/// <summary>
/// Some of the dimensions of a fastText model in training, in aligned memory of its own; rows are padded to whole cache lines, so
/// that neighbouring rows never share one.
/// </summary>
internal sealed unsafe class FastTextPart : IDisposable
{
    private const int CacheLine = 64;

    private readonly SeededRandom _random;

    public FastTextPart(int rows, int sharedRows, int labels, int dimension, ulong seed)
    {
        Dimension = dimension;
        Width = (dimension + 15) / 16 * 16;
        Embeddings = Allocate((long)rows * Width);
        Output = Allocate((long)labels * Width);
        Scratch = Allocate((2L * Width) + (labels * 2L));
        _random = new SeededRandom(seed);
        for (var row = 0; row < sharedRows; row++)
        {
            for (var d = 0; d < dimension; d++)
                Embeddings[((long)row * Width) + d] = (float)(((2 * _random.NextDouble()) - 1) / dimension);
        }
    }

    public int Dimension { get; }

    public int Width { get; }

    public float* Embeddings { get; private set; }

    public float* Output { get; private set; }

    /// <summary>Two rows and twice the labels.</summary>
    public float* Scratch { get; private set; }

    public double Loss { get; set; }

    /// <summary>Puts the texts into a new order, of the part's own.</summary>
    public void Shuffle(int[] order) => _random.Shuffle<int>(order);

    public void Dispose()
    {
        NativeMemory.AlignedFree(Embeddings);
        NativeMemory.AlignedFree(Output);
        NativeMemory.AlignedFree(Scratch);
        Embeddings = null;
        Output = null;
        Scratch = null;
    }

    private static float* Allocate(long count)
    {
        var bytes = (nuint)count * sizeof(float);
        var memory = (float*)NativeMemory.AlignedAlloc(bytes, CacheLine);
        NativeMemory.Clear(memory, bytes);
        return memory;
    }
}

using Linnet.Numerics;
using Linnet.Training.Sparse;

namespace Linnet.Training.Vectors;

/// <summary>The two tables in training: of words as they are read, and of words, or decisions, as they are predicted.</summary>
internal sealed unsafe class Word2VecTables : IDisposable
{
    internal Word2VecTables(int inputRows, int outputRows, int dimension, ulong seed)
    {
        Dimension = dimension;
        Width = AlignedMemory.WholeLines(dimension);
        Input = AlignedMemory.Zeros((long)inputRows * Width);
        Output = AlignedMemory.Zeros((long)outputRows * Width);
        var random = new SeededRandom(seed);
        for (var row = 0L; row < inputRows; row++)
            for (var d = 0; d < dimension; d++) Input[(row * Width) + d] = (float)(((2 * random.NextDouble()) - 1) / dimension);
    }

    internal int Dimension { get; }

    /// <summary>Floats from one row to the next.</summary>
    internal int Width { get; }

    internal float* Input { get; private set; }

    internal float* Output { get; private set; }

    public void Dispose()
    {
        AlignedMemory.Free(Input);
        AlignedMemory.Free(Output);
        Input = null;
        Output = null;
    }
}

using Linnet.Numerics;
using Linnet.Training.Sparse;

namespace Linnet.Training.Vectors;

/// <summary>One side of GloVe: vectors, their biases, and the squared gradients of both for AdaGrad.</summary>
internal sealed unsafe class GloveTables : IDisposable
{
    private readonly float* _memory;

    internal GloveTables(int words, int dimension, SeededRandom random)
    {
        Width = AlignedMemory.WholeLines(dimension);
        var size = (long)words * Width;
        _memory = AlignedMemory.Zeros((2 * size) + (2L * words));
        Vectors = _memory;
        Squares = Vectors + size;
        Biases = Squares + size;
        BiasSquares = Biases + words;
        new Span<float>(BiasSquares, words).Fill(1);
        for (var i = 0L; i < size; i++) Squares[i] = 1;
        for (var word = 0; word < words; word++)
        {
            for (var d = 0; d < dimension; d++) Vectors[((long)word * Width) + d] = First(random, dimension);
            Biases[word] = First(random, dimension);
        }
    }

    /// <summary>Floats from one row to the next.</summary>
    internal int Width { get; }

    internal float* Vectors { get; }

    internal float* Squares { get; }

    internal float* Biases { get; }

    internal float* BiasSquares { get; }

    public void Dispose() => AlignedMemory.Free(_memory);

    private static float First(SeededRandom random, int dimension) => (float)((random.NextDouble() - 0.5) / dimension);
}

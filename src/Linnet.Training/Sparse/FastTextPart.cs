using Linnet.Numerics;

namespace Linnet.Training.Sparse;

/// <summary>
/// Some of the dimensions of a fastText model in training, in aligned memory of its own; rows are padded to whole cache lines, so
/// that neighbouring rows never share one.
/// </summary>
internal sealed unsafe class FastTextPart : IDisposable
{
    private readonly SeededRandom _random;

    public FastTextPart(int rows, int sharedRows, int labels, int longest, int dimension, ulong seed)
    {
        Dimension = dimension;
        Width = AlignedMemory.WholeLines(dimension);
        Embeddings = AlignedMemory.Zeros((long)rows * Width);
        Output = AlignedMemory.Zeros((long)labels * Width);
        Scratch = AlignedMemory.Zeros((2L * Width) + (labels * 2L));
        Kept = (int*)AlignedMemory.Zeros(longest);
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

    /// <summary>The rows that the last call of <see cref="Keep"/> kept.</summary>
    public int* Kept { get; private set; }

    /// <summary>Chooses the features of a text that this step sees: each is left out with the probability of the dropout.</summary>
    /// <returns>How many shared rows are kept, in <see cref="Kept"/>.</returns>
    public int Keep(FastTextCorpus corpus, int text, float dropout, out float privateCount)
    {
        var rows = new ReadOnlySpan<int>(corpus.Rows, corpus.Starts[text], corpus.Starts[text + 1] - corpus.Starts[text]);
        privateCount = corpus.PrivateCounts[text];
        var kept = Kept;
        if (dropout == 0)
        {
            rows.CopyTo(new Span<int>(kept, rows.Length));
            return rows.Length;
        }

        var threshold = (byte)(dropout * 256);
        ulong bits = 0;
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i % 8 == 0) bits = _random.NextBits();
            kept[count] = rows[i];
            if ((byte)bits >= threshold) count++;
            bits >>= 8;
        }

        var ones = (int)privateCount;
        for (var i = 0; i < ones; i++)
        {
            if (i % 8 == 0) bits = _random.NextBits();
            if ((byte)bits < threshold) privateCount--;
            bits >>= 8;
        }

        return count;
    }

    /// <summary>Puts the texts into a new order, of the part's own.</summary>
    public void Shuffle(int[] order) => _random.Shuffle<int>(order);

    public void Dispose()
    {
        AlignedMemory.Free(Embeddings);
        AlignedMemory.Free(Output);
        AlignedMemory.Free(Scratch);
        AlignedMemory.Free(Kept);
        Embeddings = null;
        Output = null;
        Scratch = null;
        Kept = null;
    }
}

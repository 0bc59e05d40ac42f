using Linnet.Tensors.Kernels.Random;

namespace Linnet.Tensors.Kernels.Attention;

/// <summary>
/// The inputs of an attention: where each head's vectors lie. Query i of a batch row starts at i · QueryStride, its head h at
/// h · HeadSize from there; keys and values likewise.
/// </summary>
internal unsafe struct AttentionProblem
{
    /// <summary>Rows of queries that are handled at a time, so that their scores stay in the second-level cache.</summary>
    private const int PlainRows = 128;

    /// <summary>The same under a causal mask, where a smaller block looks at fewer keys in vain.</summary>
    private const int CausalRows = 32;

    public float* Query;
    public float* Key;
    public float* Value;
    public int QueryStride;
    public int KeyStride;
    public int ValueStride;
    public int Batch;

    /// <summary>Heads of queries.</summary>
    public int Heads;

    /// <summary>Heads of keys and values: each serves Heads / KeyHeads heads of queries that follow one another.</summary>
    public int KeyHeads;
    public int HeadSize;
    public int QueryLength;
    public int KeyLength;

    /// <summary>Keys from one batch row to the next in memory: KeyLength, or more where a cache has room to spare.</summary>
    public int KeyRows;
    public int* KeyMask;
    public bool Causal;
    public DropoutMask Dropout;

    /// <summary>Factor of the scores, 1 / √HeadSize.</summary>
    public float Scale;

    /// <summary>The softmax before dropout, [batch, heads, queries, keys]; null where no backward pass follows.</summary>
    public float* Probabilities;

    /// <summary>Divides what the strides describe into heads; sets the factor of the scores.</summary>
    /// <param name="heads">Heads of queries.</param>
    /// <param name="size">Size of a head.</param>
    public void SetHeads(int heads, int size)
    {
        (Heads, HeadSize, KeyHeads) = (heads, size, Math.Min(heads, KeyStride / size));
        Scale = 1f / MathF.Sqrt(size);
    }

    /// <summary>Rows of queries that are handled at a time.</summary>
    public readonly int RowBlock => Math.Min(Causal ? CausalRows : PlainRows, QueryLength);

    /// <summary>Fewest (batch row, head of queries) pairs worth a thread of their own.</summary>
    public readonly int Grain => (int)Math.Max(1, 32768 / Math.Max(1L, (long)QueryLength * KeyLength * HeadSize));

    /// <summary>Elements of scratch memory that one thread needs: scores twice, and the mask of a row.</summary>
    public readonly long ScratchSize => (2L * RowBlock * KeyLength) + ((KeyLength + 15) & ~15);

    /// <summary>The real keys of a batch row; writes the mask's bits, all ones for a real key.</summary>
    /// <param name="batch">Which row.</param>
    /// <param name="bits">Room for one number a key.</param>
    /// <param name="hasHoles">Whether a masked key lies before a real one: otherwise the count alone says it all.</param>
    /// <returns>Number of keys up to the last real one.</returns>
    public readonly int RealKeys(int batch, uint* bits, out bool hasHoles)
    {
        hasHoles = false;
        if (KeyMask is null) return KeyLength;
        var mask = new ReadOnlySpan<int>(KeyMask + ((long)batch * KeyLength), KeyLength);
        var count = mask.LastIndexOfAnyExcept(0) + 1;
        hasHoles = mask[..count].Contains(0);
        for (var i = 0; hasHoles && i < count; i++) bits[i] = mask[i] != 0 ? uint.MaxValue : 0;
        return count;
    }

    /// <summary>Number of keys that a query may look at: with a causal mask those up to its own position, counted from the end.</summary>
    public readonly int VisibleKeys(int query, int realKeys) =>
        Causal ? Math.Clamp(query + 1 + KeyLength - QueryLength, 0, realKeys) : realKeys;

    /// <summary>Where the keys of a head of queries begin, from <see cref="Key"/>; with the values' stride also from <see cref="Value"/>.</summary>
    public readonly long KeyOffset(int batch, int head, int stride) =>
        ((long)batch * KeyRows * stride) + (head / (Heads / KeyHeads) * HeadSize);
}

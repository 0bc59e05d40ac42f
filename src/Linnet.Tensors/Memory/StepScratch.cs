namespace Linnet.Tensors.Memory;

/// <summary>Pooled memory for the time of one decoder step, handed out in vectors.</summary>
internal unsafe ref struct StepScratch
{
    private const int Alignment = 16;

    private Scratch _memory;
    private float* _next;

    private StepScratch(Scratch memory)
    {
        _memory = memory;
        _next = memory.Pointer;
    }

    /// <summary>Takes memory from the pool.</summary>
    /// <param name="vectors">Most vectors that are going to be taken.</param>
    /// <param name="longest">Most elements of a vector.</param>
    internal static StepScratch Rent(int vectors, int longest) => new(Scratch.Rent((long)vectors * Rounded(longest)));

    /// <summary>The next vector: undefined content, 64-byte aligned.</summary>
    /// <param name="count">Number of elements.</param>
    internal float* Take(int count)
    {
        var vector = _next;
        _next += Rounded(count);
        return vector;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _memory.Dispose();

    private static int Rounded(int count) => (count + Alignment - 1) & ~(Alignment - 1);
}

using System.Runtime.CompilerServices;

namespace Linnet.Chunking;

/// <summary>
/// Cuts a file where its own bytes say so, so that an insertion moves the cuts beside it and no others: FastCDC with normalised chunking
/// (Xia, Zhou, Jiang, Feng, Hua, Hu, Liu and Zhang, USENIX ATC 2016). The hash is a gear hash of 64 bits, which forgets a byte after 64 steps;
/// a cut is where its upper bits are zero: two more bits than the average asks for before that size is reached, two less after it.
/// </summary>
public static class ContentChunker
{
    /// <summary>Bytes of the smallest chunk; only the last of a file may have less.</summary>
    public const int MinSize = 64 << 10;

    /// <summary>Bytes of a chunk on average.</summary>
    public const int AverageSize = 256 << 10;

    /// <summary>Bytes of the largest chunk.</summary>
    public const int MaxSize = 1 << 20;

    private const int AverageBits = 18;
    private const int HashBits = 64;
    private const int StrictShift = HashBits - AverageBits - 2;
    private const int LooseShift = HashBits - AverageBits + 2;

    /// <summary>The length of the first chunk.</summary>
    /// <param name="bytes">What is left of the file: all of it, or at least <see cref="MaxSize"/> bytes.</param>
    /// <returns>Between <see cref="MinSize"/> and <see cref="MaxSize"/>, or all bytes where fewer are left.</returns>
    public static int FirstCut(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= MinSize) return bytes.Length;
        var end = Math.Min(bytes.Length, MaxSize);
        var middle = Math.Min(end, AverageSize);
        var hash = 0UL;
        if (Scan(bytes[MinSize..middle], ref hash, StrictShift) is var early and > 0) return MinSize + early;
        return Scan(bytes[middle..end], ref hash, LooseShift) is var late and > 0 ? middle + late : end;
    }

    /// <summary>Rolls the hash on.</summary>
    /// <returns>How many bytes there are up to the cut; 0 where there is none.</returns>
    /// <remarks>Compiled well at once: the first large file is as quick as the second.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Scan(ReadOnlySpan<byte> bytes, ref ulong state, int shift)
    {
        var table = GearTable.Values;
        var hash = state;
        for (var i = 0; i < bytes.Length; i++)
        {
            hash = (hash << 1) + table[bytes[i]];
            if (hash >> shift == 0) return i + 1;
        }

        state = hash;
        return 0;
    }
}

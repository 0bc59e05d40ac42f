using Linnet.Numerics;

namespace Linnet.Data;

/// <summary>
/// The rows of a file in a random order that needs only part of them in memory: blocks are drawn in random order, a number of
/// them is held at a time, and their rows are mixed. A file of no more blocks than are held is shuffled completely. The order
/// depends on the seed and the epoch alone, and any position in it can be reached without reading what came before.
/// </summary>
public sealed class StreamingShuffle
{
    private readonly DataFileIndex _index;
    private readonly ulong _seed;
    private readonly int _blocksInMemory;

    /// <summary>Prepares to read an indexed file.</summary>
    /// <param name="index">The file's index.</param>
    /// <param name="seed">Names the order.</param>
    /// <param name="blocksInMemory">Blocks held and mixed at a time, at least 1; part of what determines the order.</param>
    public StreamingShuffle(DataFileIndex index, ulong seed, int blocksInMemory = 64)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(blocksInMemory, 1);
        _index = index;
        _seed = seed;
        _blocksInMemory = blocksInMemory;
    }

    /// <summary>Streams the rows of one epoch, each exactly once.</summary>
    /// <param name="epoch">0-based; each has its own order.</param>
    /// <param name="position">How many rows of this epoch to leave out because they were read before.</param>
    /// <exception cref="DataFormatException">The file changed since it was indexed.</exception>
    public IEnumerable<TextRow> Read(long epoch, long position = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return Rows(SplitMix64.At(_seed, (ulong)epoch), position);
    }

    private IEnumerable<TextRow> Rows(ulong epochSeed, long skip)
    {
        var order = Enumerable.Range(0, _index.BlockCount).ToArray();
        new SeededRandom(epochSeed).Shuffle(order.AsSpan());
        var held = new List<TextRow>();
        for (var first = 0; first < order.Length; first += _blocksInMemory)
        {
            var blocks = order.AsMemory(first, Math.Min(_blocksInMemory, order.Length - first));
            var count = CountRows(blocks.Span);
            if (skip >= count)
            {
                skip -= count;
                continue;
            }

            Load(blocks.Span, held, SplitMix64.At(epochSeed, (ulong)first + 1));
            for (var i = (int)skip; i < held.Count; i++) yield return held[i];
            skip = 0;
        }
    }

    private long CountRows(ReadOnlySpan<int> blocks)
    {
        long count = 0;
        foreach (var block in blocks) count += _index.RowsIn(block);
        return count;
    }

    private void Load(ReadOnlySpan<int> blocks, List<TextRow> held, ulong seed)
    {
        held.Clear();
        foreach (var block in blocks) _index.ReadBlock(block, held);
        new SeededRandom(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(held));
    }
}

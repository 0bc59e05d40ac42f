using System.Numerics;
using System.Runtime.CompilerServices;

namespace Linnet.Text.Tokenization;

/// <summary>
/// All pieces of a vocabulary as a tree of bytes. Edges live in one flat hash table keyed by (node, byte): quick to build,
/// compact, one probe a byte.
/// </summary>
internal sealed class PieceTrie
{
    internal const int Root = 0;

    /// <summary>A node's number and a byte share 32 bits.</summary>
    private const int MostNodes = 1 << 24;

    private readonly Edge[] _edges;
    private readonly int _shift;
    private readonly int[] _ids;

    internal PieceTrie(Vocabulary vocabulary)
    {
        var nodesAtMost = 1;
        for (var id = 0; id <= vocabulary.MaximumId; id++) nodesAtMost += vocabulary.TokenUtf8(id).Length;
        if (nodesAtMost > MostNodes) throw new ConfigurationException("the pieces of the vocabulary are together longer than 16 MB");
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, nodesAtMost));
        _edges = new Edge[size];
        _shift = 32 - BitOperations.Log2(size);
        _ids = new int[nodesAtMost];
        Array.Fill(_ids, -1);
        var count = 1;
        for (var id = 0; id <= vocabulary.MaximumId; id++)
        {
            var node = Root;
            foreach (var value in vocabulary.TokenUtf8(id))
            {
                ref var edge = ref Find(node, value);
                if (edge.Child == 0) edge = new Edge(Key(node, value), count++);
                node = edge.Child;
            }

            if (node != Root) _ids[node] = id;
        }
    }

    /// <summary>The piece that ends at a node, or -1.</summary>
    internal int IdAt(int node) => _ids[node];

    /// <summary>Goes down one byte; false where no piece goes on so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryDescend(ref int node, byte value)
    {
        node = Find(node, value).Child;
        return node != 0;
    }

    private static uint Key(int node, byte value) => (uint)node << 8 | value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Edge Find(int node, byte value)
    {
        var key = Key(node, value);
        var edges = _edges;
        for (var at = key * 0x9E3779B1 >> _shift; ; at = (at + 1) & (uint)(edges.Length - 1))
        {
            ref var edge = ref edges[at];
            if (edge.Child == 0 || edge.Key == key) return ref edge;
        }
    }

    private readonly record struct Edge(uint Key, int Child);
}

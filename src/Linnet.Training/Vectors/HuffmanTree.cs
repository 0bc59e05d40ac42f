namespace Linnet.Training.Vectors;

/// <summary>
/// The binary tree of hierarchical softmax (Morin and Bengio 2005; Mikolov et al. 2013): frequent words are few decisions away from the
/// root (Huffman 1952).
/// </summary>
internal sealed class HuffmanTree
{
    private readonly int[][] _nodes;
    private readonly float[][] _labels;

    /// <param name="counts">Falling, at least two.</param>
    internal HuffmanTree(ReadOnlySpan<long> counts)
    {
        var words = counts.Length;
        var weights = new long[(2 * words) - 1];
        counts.CopyTo(weights);
        var parents = new int[weights.Length];
        var isSecond = new bool[weights.Length];
        var (leaf, inner) = (words - 1, words);
        for (var node = words; node < weights.Length; node++)
        {
            var first = Lightest(node);
            var second = Lightest(node);
            weights[node] = weights[first] + weights[second];
            parents[first] = parents[second] = node;
            isSecond[second] = true;
        }

        _nodes = new int[words][];
        _labels = new float[words][];
        var root = weights.Length - 1;
        for (var word = 0; word < words; word++)
        {
            var (nodes, labels) = (new List<int>(), new List<float>());
            for (var node = word; node != root; node = parents[node])
            {
                nodes.Add(parents[node] - words);
                labels.Add(isSecond[node] ? 0 : 1);
            }

            _nodes[word] = [.. nodes];
            _labels[word] = [.. labels];
            Deepest = Math.Max(Deepest, nodes.Count);
        }

        // Leaves come lightest first from the end, inner nodes in the order in which they are made.
        int Lightest(int made) => leaf >= 0 && (inner >= made || weights[leaf] <= weights[inner]) ? leaf-- : inner++;
    }

    /// <summary>Decisions on the way to the rarest word.</summary>
    internal int Deepest { get; }

    /// <summary>The inner nodes on the way to a word, numbered from 0.</summary>
    internal ReadOnlySpan<int> Nodes(int word) => _nodes[word];

    /// <summary>For each of these nodes which way to go, as 1 or 0.</summary>
    internal ReadOnlySpan<float> Labels(int word) => _labels[word];
}

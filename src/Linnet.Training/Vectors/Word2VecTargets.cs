using Linnet.Numerics;

namespace Linnet.Training.Vectors;

/// <summary>The rows of the output table that a prediction is held against, and what each should say. Shared by all threads.</summary>
internal sealed unsafe class Word2VecTargets
{
    private const double Power = 0.75;

    private readonly AliasTable? _noise;
    private readonly HuffmanTree? _tree;
    private readonly int _negatives;

    internal Word2VecTargets(VectorCorpus corpus, Word2VecOptions options)
    {
        _negatives = options.Negatives;
        if (options.Loss == Word2VecLoss.HierarchicalSoftmax)
        {
            _tree = new HuffmanTree(corpus.Counts);
            Most = _tree.Deepest;
        }
        else
        {
            _noise = new AliasTable(Array.ConvertAll(corpus.Counts, count => Math.Pow(count, Power)));
            Most = 1 + _negatives;
        }
    }

    /// <summary>Most rows for one word.</summary>
    internal int Most { get; }

    /// <summary>Writes the rows of a true word and their labels; gives how many.</summary>
    internal int Write(int word, SeededRandom random, int* rows, float* labels)
    {
        if (_tree is not null)
        {
            var nodes = _tree.Nodes(word);
            nodes.CopyTo(new Span<int>(rows, nodes.Length));
            _tree.Labels(word).CopyTo(new Span<float>(labels, nodes.Length));
            return nodes.Length;
        }

        rows[0] = word;
        labels[0] = 1;
        for (var i = 1; i <= _negatives; i++)
        {
            var other = _noise!.Draw(random);
            while (other == word) other = _noise.Draw(random);
            rows[i] = other;
            labels[i] = 0;
        }

        return 1 + _negatives;
    }
}

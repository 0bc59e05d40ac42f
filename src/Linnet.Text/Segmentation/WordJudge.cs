using System.Runtime.InteropServices;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Text.Segmentation;

/// <summary>Measures for each mined substring how much it is a word.</summary>
internal sealed class WordJudge
{
    private readonly UnigramLattice _lattice;
    private readonly long[] _frequencies;
    private readonly double[] _leftEntropy;
    private readonly double[] _rightEntropy;
    private readonly double _total;

    internal WordJudge(UnigramLattice lattice)
    {
        _lattice = lattice;
        _frequencies = new long[lattice.Pieces.Length];
        var left = new Dictionary<ulong, (int Piece, long Count)>();
        var right = new Dictionary<ulong, (int Piece, long Count)>();
        var edges = (Left: new long[lattice.Pieces.Length], Right: new long[lattice.Pieces.Length]);
        var corpus = lattice.Corpus;
        for (var stretch = 0; stretch < corpus.StretchCount; stretch++)
        {
            var (start, end, count) = (corpus.Starts[stretch], corpus.Starts[stretch + 1], corpus.Counts[stretch]);
            _total += (double)count * (end - start);
            for (var place = start; place < end; place++)
            {
                foreach (var piece in lattice.At(place))
                {
                    var length = lattice.Pieces[piece].Length;
                    _frequencies[piece] += count;
                    if (length == 1) continue;
                    if (place == start) edges.Left[piece] += count;
                    else Add(left, piece, corpus.Characters[place - 1], count);
                    if (place + length == end) edges.Right[piece] += count;
                    else Add(right, piece, corpus.Characters[place + length], count);
                }
            }
        }

        _leftEntropy = Entropy(left, edges.Left);
        _rightEntropy = Entropy(right, edges.Right);
    }

    internal long Frequency(int piece) => _frequencies[piece];

    /// <summary>The smaller of the entropies of the characters before and after, in nats.</summary>
    internal double BoundaryEntropy(int piece) => Math.Min(_leftEntropy[piece], _rightEntropy[piece]);

    /// <summary>The pointwise mutual information of the two parts, for the weakest way to part it: min log p(ab) / p(a) p(b).</summary>
    internal double Cohesion(int piece)
    {
        var (place, length, _) = _lattice.Pieces[piece];
        var weakest = double.PositiveInfinity;
        for (var first = 1; first < length; first++)
        {
            var apart = (double)_frequencies[PieceAt(place, first)] * _frequencies[PieceAt(place + first, length - first)];
            weakest = Math.Min(weakest, Math.Log(_frequencies[piece] * _total / apart));
        }

        return weakest;
    }

    /// <summary>The piece of a length at a place; there is one, for every part of a frequent substring is as frequent.</summary>
    private int PieceAt(int place, int length) => _lattice.At(place)[length - 1];

    private static void Add(Dictionary<ulong, (int Piece, long Count)> neighbours, int piece, int character, long count)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(neighbours, PairKey.Of(piece, character), out _);
        entry = (piece, entry.Count + count);
    }

    /// <summary>Where the text ends beside a word, every time counts as a neighbour of its own: such places are certain borders.</summary>
    private double[] Entropy(Dictionary<ulong, (int Piece, long Count)> neighbours, long[] edges)
    {
        var entropy = new double[edges.Length];
        for (var piece = 0; piece < edges.Length; piece++)
            if (edges[piece] > 0) entropy[piece] = edges[piece] * Math.Log(_frequencies[piece]) / _frequencies[piece];
        foreach (var (piece, count) in neighbours.Values)
        {
            var share = (double)count / _frequencies[piece];
            entropy[piece] -= share * Math.Log(share);
        }

        return entropy;
    }
}

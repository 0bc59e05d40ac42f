namespace Linnet.Text.Tokenization.Training;

/// <summary>The likeliest way to cut a stretch (Viterbi 1967); as a pass it counts how often each piece is on it.</summary>
internal sealed class BestPath : IStretchVisitor
{
    private readonly double[] _scores = new double[UnigramCorpus.MaxStretch + 1];
    private readonly int[] _pieces = new int[UnigramCorpus.MaxStretch + 1];

    /// <summary>Finds the path over places [start, end); <see cref="PieceEndingAt"/> then tells it from its end.</summary>
    /// <param name="lattice">The pieces.</param>
    /// <param name="start">First place.</param>
    /// <param name="end">One past the last place.</param>
    /// <param name="without">A piece that must not be used, or -1.</param>
    /// <returns>The score; negative infinity where there is no path.</returns>
    internal double Find(UnigramLattice lattice, int start, int end, int without = -1)
    {
        var length = end - start;
        _scores.AsSpan(1, length).Fill(double.NegativeInfinity);
        _scores[0] = 0;
        for (var at = 0; at < length; at++)
        {
            foreach (var piece in lattice.At(start + at))
            {
                ref readonly var seed = ref lattice.Pieces[piece];
                var to = at + seed.Length;
                if (to > length) break;
                if (piece == without || !(_scores[at] + seed.Score > _scores[to])) continue;
                _scores[to] = _scores[at] + seed.Score;
                _pieces[to] = piece;
            }
        }

        return _scores[length];
    }

    /// <summary>The last piece of the best path to a place of the stretch, counted from its start.</summary>
    internal int PieceEndingAt(int place) => _pieces[place];

    public void Visit(UnigramLattice lattice, int start, int end, long count, double[] sums)
    {
        Find(lattice, start, end);
        for (var at = end - start; at > 0; at -= lattice.Pieces[_pieces[at]].Length) sums[_pieces[at]] += count;
    }
}

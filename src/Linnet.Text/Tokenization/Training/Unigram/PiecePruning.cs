namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Drops the pieces that the corpus misses least (Kudo 2018, section 3.2): the loss of a piece is how much less likely the corpus
/// becomes, along its best paths, when the piece is replaced by the next best way to write it.
/// </summary>
internal static class PiecePruning
{
    /// <summary>Prunes to <paramref name="target"/> pieces; single characters stay in any case.</summary>
    internal static void Prune(UnigramLattice lattice, int target)
    {
        var pieces = lattice.Pieces;
        var frequency = CorpusPass.Run(lattice, () => new BestPath());
        var total = frequency.Sum();
        var path = new BestPath();
        var losses = new List<(double Loss, int Piece)>();
        var scores = new double[pieces.Length];
        Array.Fill(scores, double.NaN);
        var kept = 0;
        for (var piece = 0; piece < pieces.Length; piece++)
        {
            if (pieces[piece].Length == 1)
            {
                scores[piece] = pieces[piece].Score;
                kept++;
            }
            else if (frequency[piece] > 0)
            {
                losses.Add((Loss(lattice, piece, frequency, total, path), piece));
            }
        }

        losses.Sort((a, b) => a.Loss != b.Loss ? b.Loss.CompareTo(a.Loss) : a.Piece.CompareTo(b.Piece));
        foreach (var (_, piece) in losses.Take(Math.Max(0, target - kept))) scores[piece] = pieces[piece].Score;
        lattice.Update(scores);
    }

    private static double Loss(UnigramLattice lattice, int piece, double[] frequency, double total, BestPath path)
    {
        var seed = lattice.Pieces[piece];
        var alternative = path.Find(lattice, seed.Place, seed.Place + seed.Length, without: piece);

        // Its own text is better written otherwise: nothing is lost with it.
        if (alternative >= seed.Score) return 0;
        var parts = 0;
        for (var at = seed.Length; at > 0; at -= lattice.Pieces[path.PieceEndingAt(at)].Length) parts++;
        var newTotal = Math.Log(total + frequency[piece] * (parts - 1));
        var without = 0.0;
        for (var at = seed.Length; at > 0; at -= lattice.Pieces[path.PieceEndingAt(at)].Length)
            without += Math.Log(frequency[path.PieceEndingAt(at)] + frequency[piece]) - newTotal;
        return frequency[piece] / total * (Math.Log(frequency[piece]) - Math.Log(total) - without);
    }
}

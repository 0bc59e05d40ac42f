namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// The expectation step: how often each piece is expected to be used, over all ways to cut a stretch, by the forward-backward
/// algorithm with plain products.
/// </summary>
/// <param name="weights">For each piece exp(score + <see cref="Tilt"/> · length).</param>
internal sealed class ExpectedCounts(double[] weights) : IStretchVisitor
{
    /// <summary>
    /// Nats given to every character. All ways to cut a stretch get the same, so it changes no expectation, and it keeps the products
    /// near 1: with scores of -20 to 0 a character and stretches of <see cref="UnigramCorpus.MaxStretch"/> no product leaves
    /// the range of a double.
    /// </summary>
    internal const double Tilt = 6;

    private readonly double[] _forward = new double[UnigramCorpus.MaxStretch + 1];
    private readonly double[] _backward = new double[UnigramCorpus.MaxStretch + 1];

    internal static double[] Weights(SeedPiece[] pieces)
    {
        var weights = new double[pieces.Length];
        for (var i = 0; i < pieces.Length; i++) weights[i] = Math.Exp(pieces[i].Score + Tilt * pieces[i].Length);
        return weights;
    }

    public void Visit(UnigramLattice lattice, int start, int end, long count, double[] sums)
    {
        var length = end - start;
        var pieces = lattice.Pieces;
        _forward.AsSpan(1, length).Clear();
        _forward[0] = 1;
        for (var at = 0; at < length; at++)
            foreach (var piece in lattice.At(start + at)) _forward[at + pieces[piece].Length] += _forward[at] * weights[piece];
        _backward[length] = count / _forward[length];
        for (var at = length - 1; at >= 0; at--)
        {
            var sum = 0.0;
            foreach (var piece in lattice.At(start + at))
            {
                var share = weights[piece] * _backward[at + pieces[piece].Length];
                sum += share;
                sums[piece] += _forward[at] * share;
            }

            _backward[at] = sum;
        }
    }
}

using Linnet.Threading;

namespace Linnet.Text.Tokenization.Training;

/// <summary>What a pass over the corpus does with one stretch.</summary>
internal interface IStretchVisitor
{
    /// <param name="lattice">The pieces.</param>
    /// <param name="start">First place.</param>
    /// <param name="end">One past the last place.</param>
    /// <param name="count">How often the stretch was seen.</param>
    /// <param name="sums">What the pass adds to, one number a piece.</param>
    void Visit(UnigramLattice lattice, int start, int end, long count, double[] sums);
}

/// <summary>
/// One pass over all stretches on all threads. The corpus is always cut into the same number of parts, each with sums of its
/// own, so that the result does not depend on the number of threads.
/// </summary>
internal static class CorpusPass
{
    private const int Parts = 8;

    /// <summary>The sums of all parts.</summary>
    internal static double[] Run<TVisitor>(UnigramLattice lattice, Func<TVisitor> create)
        where TVisitor : IStretchVisitor
    {
        var sums = new double[Parts][];
        WorkerPool.For(Parts, 1, new Body<TVisitor>(lattice, create, sums));
        var total = sums[0];
        foreach (var part in sums.AsSpan(1))
            for (var piece = 0; piece < total.Length; piece++) total[piece] += part[piece];
        return total;
    }

    private readonly struct Body<TVisitor>(UnigramLattice lattice, Func<TVisitor> create, double[][] sums) : IParallelBody
        where TVisitor : IStretchVisitor
    {
        public void Run(int start, int end, int part)
        {
            var visitor = create();
            var corpus = lattice.Corpus;
            for (var i = start; i < end; i++)
            {
                sums[i] = new double[lattice.Pieces.Length];
                var (from, to) = (WorkerPool.PartStart(corpus.StretchCount, Parts, i), WorkerPool.PartStart(corpus.StretchCount, Parts, i + 1));
                for (var stretch = from; stretch < to; stretch++)
                    visitor.Visit(lattice, corpus.Starts[stretch], corpus.Starts[stretch + 1], corpus.Counts[stretch], sums[i]);
            }
        }
    }
}

using Linnet.Evaluation;
using Linnet.Models.Pipelines;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>Measures a scorer of pairs on true scores.</summary>
internal static class SimilarityEvaluation
{
    private const int RowsAtOnce = 512;

    /// <summary>The report on at least one row.</summary>
    internal static MetricReport Run(PairScorer scorer, IReadOnlyList<PairRow> rows) => Run(Shares(scorer, rows), rows, scorer.Range);

    /// <summary>The report on at least one row, from what a model says of it.</summary>
    internal static MetricReport Run(IReadOnlyList<float> shares, IReadOnlyList<PairRow> rows, ScoreRange range)
    {
        var predicted = shares.Select(share => (double)share).ToArray();
        var truth = rows.Select(row => row.Score!.Value).ToArray();
        var loss = predicted.Zip(truth, (share, score) => Math.Pow(share - range.ToShare(score), 2)).Average();
        return SimilarityEvaluator.Evaluate(predicted, truth, loss);
    }

    internal static float[] Shares(PairScorer scorer, IReadOnlyList<PairRow> rows) =>
        [.. rows.Chunk(RowsAtOnce).SelectMany(chunk => scorer.Shares([.. chunk.Select(row => row.Input)]))];
}

using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Evaluation.Tests;

public sealed class CorrelationTests
{
    [Fact]
    public void Anscombes_quartet_has_its_published_correlations()
    {
        double[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
        double[] first = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        Assert.Equal(0.81642, Correlation.Pearson(x, first), 5);

        // Ranks differ by Σd² = 40: ρ = 1 − 6 · 40 / (11 · 120).
        Assert.Equal(1 - (6 * 40 / 1320.0), Correlation.Spearman(x, first), 12);
    }

    [Fact]
    public void Equal_values_share_the_mean_of_their_ranks()
    {
        Assert.Equal([1, 3, 3, 3, 5.5, 5.5], Correlation.Ranks([-1, 0, 0, 0, 7, 7]));

        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5).
        Assert.Equal(4.5 / Math.Sqrt(22.5), Correlation.Spearman([1, 2, 2, 3], [1, 2, 3, 4]), 12);
    }

    [Fact]
    public void Ranks_do_not_care_for_scale() => Prop.ForAll<int[]>(values =>
    {
        if (values.Distinct().Count() < 2) return true;
        var left = values.Select(value => (double)value).ToArray();
        var grown = left.Select(value => Math.Cbrt(value) + 3).ToArray();
        return Math.Abs(Correlation.Spearman(left, grown) - 1) < 1e-9 && Math.Abs(Correlation.Spearman(left, [.. left.Select(value => -value)]) + 1) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_constant_list_has_no_correlation()
    {
        Assert.True(double.IsNaN(Correlation.Pearson([1, 1], [2, 3])));
        Assert.Empty(SimilarityEvaluator.Evaluate([1, 1], [2, 3]).Metrics);
        Assert.Equal(["pearson", "spearman", "loss"], SimilarityEvaluator.Evaluate([1, 2], [2, 3], loss: 0.5).Metrics.Keys);
    }

    [Fact]
    public void Lists_that_can_not_be_compared_are_refused()
    {
        Assert.Throws<ShapeException>(() => Correlation.Pearson([1], [2, 3]));
        Assert.Throws<ShapeException>(() => SimilarityEvaluator.Evaluate([], []));
        Assert.Throws<TrainingException>(() => SimilarityEvaluator.Evaluate([double.NaN], [1]));
    }
}

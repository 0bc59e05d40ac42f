namespace Linnet.Data.Tests;

public sealed class ClassWeightsTests
{
    private static readonly long[] Counts = [90, 9, 1, 0];

    [Fact]
    public void Balanced_weights_give_every_label_the_same_total()
    {
        var weights = ClassWeights.Compute(Counts, ClassWeighting.Balanced);
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(100.0 / 3, weights[i] * Counts[i], 1e-4));
        Assert.Equal(0, weights[3]);
    }

    [Fact]
    public void Square_root_weights_are_the_roots_of_the_balanced_ones()
    {
        var balanced = ClassWeights.Compute(Counts, ClassWeighting.Balanced);
        var roots = ClassWeights.Compute(Counts, ClassWeighting.Sqrt);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(balanced[i], roots[i] * roots[i], 1e-4));
    }

    [Fact]
    public void Effective_numbers_follow_the_formula_and_have_mean_one()
    {
        var weights = ClassWeights.Compute(Counts, ClassWeighting.EffectiveNumber, beta: 0.9);
        Assert.Equal(3, weights.Sum(), 1e-5);
        Assert.Equal((1 - Math.Pow(0.9, 9)) / (1 - 0.9), weights[2] / weights[1], 1e-4);
    }

    [Fact]
    public void No_weighting_is_one_for_all() => Assert.Equal([1, 1, 1, 0], ClassWeights.Compute(Counts, ClassWeighting.None));

    [Fact]
    public void Beta_of_one_is_refused() =>
        Assert.Throws<ConfigurationException>(() => ClassWeights.Compute(Counts, ClassWeighting.EffectiveNumber, beta: 1));
}

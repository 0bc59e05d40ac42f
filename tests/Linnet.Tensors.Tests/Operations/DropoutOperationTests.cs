using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Threading;

namespace Linnet.Tensors.Tests.Operations;

public sealed class DropoutOperationTests
{
    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void Drops_the_given_share_and_keeps_the_mean(float rate)
    {
        var mask = Mask(200_000, rate, seed: 1);
        var kept = mask.Count(value => value != 0);
        Assert.InRange(kept / 200_000.0, 1 - rate - 0.01, 1 - rate + 0.01);
        Assert.All(mask, value => Assert.True(value == 0 || Math.Abs(value - (1 / (1 - rate))) < 1e-6));
    }

    [Fact]
    public void Neighbours_and_other_seeds_are_independent()
    {
        var (first, second) = (Mask(100_000, 0.5f, seed: 1), Mask(100_000, 0.5f, seed: 2));
        Assert.InRange(Agreement(first, second, 0), 0.49, 0.51);
        foreach (var distance in new[] { 1, 2, 7, 16, 64, 128, 1024 }) Assert.InRange(Agreement(first, first, distance), 0.49, 0.51);
    }

    [Fact]
    public void The_mask_does_not_depend_on_the_number_of_threads()
    {
        var before = WorkerPool.ThreadCount;
        try
        {
            WorkerPool.ThreadCount = 1;
            var one = Mask(100_003, 0.3f, seed: 9);
            WorkerPool.ThreadCount = 3;
            Assert.Equal(one, Mask(100_003, 0.3f, seed: 9));
        }
        finally
        {
            WorkerPool.ThreadCount = before;
        }
    }

    [Fact]
    public void Does_nothing_outside_training_and_refuses_bad_rates()
    {
        using var scope = TensorScope.Gradients();
        var x = TestValues.NormalTensor(new Shape(10));
        Assert.Equal(x, x.Dropout(0.5f));
        Assert.Throws<ConfigurationException>(() => x.Dropout(1));
        Assert.Throws<ConfigurationException>(() => x.Dropout(float.NaN));
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences() => GradientCheck.Run(x => x[0].Dropout(0.4f), [new Shape(5, 9)], training: true);

    private static float[] Mask(int count, float rate, ulong seed)
    {
        using var scope = TensorScope.Training(seed);
        var ones = Tensor.Uninitialized(new Shape(count));
        ones.Data.Fill(1);
        return ones.Dropout(rate).ToArray();
    }

    private static double Agreement(float[] first, float[] second, int distance)
    {
        var agree = 0;
        for (var i = distance; i < first.Length; i++) agree += first[i] == 0 == (second[i - distance] == 0) ? 1 : 0;
        return (double)agree / (first.Length - distance);
    }
}

using Linnet.Training.Tasks.Similarity;

namespace Linnet.Training.Tests.Tasks.Similarity;

public sealed class PairBlendTests
{
    [Fact]
    public void Finds_the_line_that_the_truth_lies_on()
    {
        float[] a = [0.1f, 0.9f, 0.4f, 0.7f, 0.3f], b = [0.8f, 0.2f, 0.5f, 0.9f, 0.1f];
        var (weights, bias) = PairBlend.Fit([a, b], [.. a.Select((value, i) => (0.6f * value) + (0.3f * b[i]) + 0.05f)]);
        Assert.Equal([0.6, 0.3, 0.05], new[] { weights[0], weights[1], bias }.Select(value => Math.Round(value, 3)));
    }

    [Fact]
    public void A_model_that_says_the_opposite_gets_no_weight()
    {
        float[] right = [0, 0.25f, 0.5f, 0.75f, 1];
        var (weights, _) = PairBlend.Fit([right, [.. right.Select(value => 1 - value)]], right);
        Assert.True(weights[1] < 0.2 * weights[0]);
    }
}

using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Pipelines.Similarity;

public sealed class ScoreRangeTests
{
    [Theory]
    [InlineData(new[] { 0.2, 4.6 }, 0, 5)]
    [InlineData(new[] { 0.2, 0.9 }, 0, 1)]
    [InlineData(new[] { -0.3, 0.9 }, -1, 1)]
    [InlineData(new double[0], 0, 1)]
    public void Is_found_from_the_scores(double[] scores, double least, double most) =>
        Assert.Equal(new ScoreRange(least, most), ScoreRange.Detect(scores));

    [Fact]
    public void Shares_and_scores_belong_together()
    {
        var range = new ScoreRange(1, 5);
        Assert.Equal(0.5f, range.ToShare(3));
        Assert.Equal(3, range.ToScore(0.5));
        Assert.Equal((1, 5), (range.ToScore(-2), range.ToScore(2)));
    }
}

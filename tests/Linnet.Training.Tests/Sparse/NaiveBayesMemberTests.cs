using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;
using Linnet.Training.Sparse;

namespace Linnet.Training.Tests.Sparse;

public class NaiveBayesMemberTests
{
    // Three texts: feature 0 twice in the first, feature 1 once in the second, both once in the third.
    private static readonly CsrMatrix Features = new(2, [0, 1, 2, 4], [0, 1, 0, 1], [2, 1, 1, 1]);

    [Fact]
    public void With_several_labels_a_feature_speaks_against_its_absence_elsewhere()
    {
        var member = new NaiveBayesMember(Features, LabelTargets.Of([[0], [1], [2]], 3, ProblemType.SingleLabel), null, 0.5);

        // Outside label 0: feature 0 once, feature 1 twice; with the smoothing 1.5 and 2.5 of 4.
        Assert.Equal(-Math.Log(1.5 / 4), member.Weights[0], 1e-5);
        Assert.Equal(-Math.Log(2.5 / 4), member.Weights[4], 1e-5);
        Assert.Equal(0, member.Weights[3]); // padding
        Assert.All(member.Bias, bias => Assert.Equal(0, bias));
    }

    [Fact]
    public void With_two_labels_it_is_the_log_ratio_of_frequencies()
    {
        var member = new NaiveBayesMember(Features, LabelTargets.Of([[0], [1], [1]], 2, ProblemType.SingleLabel), null, 1);

        // Label 1 has each feature as follows: 1 and 2, with the smoothing 2 and 3 of 5; label 0 has 2 and 0, so 3 and 1 of 4.
        Assert.Equal(Math.Log(2.0 / 5 / (3.0 / 4)), member.Weights[0], 1e-5);
        Assert.Equal(Math.Log(3.0 / 5 / (1.0 / 4)), member.Weights[1], 1e-5);
    }

    [Fact]
    public void A_text_that_counts_twice_is_as_good_as_two()
    {
        var once = LabelTargets.Of([[0], [1], [2]], 3, ProblemType.SingleLabel);
        var twice = LabelTargets.Of([[0], [1], [1], [2]], 3, ProblemType.SingleLabel);
        Assert.Equal(
            new NaiveBayesMember(Features.SelectRows([0, 1, 1, 2]), twice, null, 0.1).Weights,
            new NaiveBayesMember(Features, once, [1, 2, 1], 0.1).Weights);
    }
}

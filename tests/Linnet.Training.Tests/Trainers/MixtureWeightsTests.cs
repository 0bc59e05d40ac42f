using Linnet.Models.Pipelines;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tests.Trainers;

public sealed class MixtureWeightsTests
{
    [Fact]
    public void A_useless_member_gets_no_weight()
    {
        int[][] truth = [[0], [1], [0], [1]];
        float[] good = [.9f, .1f, .1f, .9f, .8f, .2f, .3f, .7f];
        float[] bad = [.2f, .8f, .8f, .2f, .3f, .7f, .6f, .4f];
        var weights = MixtureWeights.Fit([good, bad], truth, 2, ProblemType.SingleLabel);
        Assert.True(weights[0] > 0.99f);
    }

    [Fact]
    public void Members_that_complement_each_other_share_the_weight()
    {
        int[][] truth = [[0], [1]];
        float[] first = [.9f, .1f, .5f, .5f];
        float[] second = [.5f, .5f, .1f, .9f];
        var weights = MixtureWeights.Fit([first, second], truth, 2, ProblemType.SingleLabel);
        Assert.Equal(0.5f, weights[0], 1e-4f);
        Assert.Equal(1f, weights.Sum(), 1e-4f);
    }

    [Fact]
    public void Each_label_of_a_multi_label_row_counts_as_a_yes_or_no()
    {
        int[][] truth = [[0, 1], []];
        float[] good = [.9f, .8f, .1f, .2f];
        float[] bad = [.1f, .2f, .9f, .8f];
        Assert.True(MixtureWeights.Fit([bad, good], truth, 2, ProblemType.MultiLabel)[1] > 0.99f);
    }
}

using Linnet.Models.Pipelines;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tests.Trainers;

public sealed class EnsembleFitTests
{
    [Fact]
    public void A_useless_member_is_left_out()
    {
        int[][] truth = [[0], [1], [0], [1], [0], [1]];
        float[] good = [.9f, .1f, .1f, .9f, .8f, .2f, .3f, .7f, .4f, .6f, .2f, .8f];
        float[] bad = [.2f, .8f, .8f, .2f, .3f, .7f, .6f, .4f, .5f, .5f, .5f, .5f];
        var fit = Fit(truth, 2, ProblemType.SingleLabel, good, bad);
        Assert.True(fit.Weights[0] > 0);
        Assert.Equal(0, fit.Weights[1]);
    }

    [Fact]
    public void Members_that_know_different_rows_share_the_weight()
    {
        // Each is sure where the other knows nothing, and wrong once.
        int[][] truth = [[0], [1], [0], [1], [1], [0]];
        float[] first = [.9f, .1f, .2f, .8f, .5f, .5f, .5f, .5f, .6f, .4f, .5f, .5f];
        float[] second = [.5f, .5f, .5f, .5f, .9f, .1f, .2f, .8f, .5f, .5f, .4f, .6f];
        var fit = Fit(truth, 2, ProblemType.SingleLabel, first, second);
        Assert.Equal(fit.Weights[0], fit.Weights[1], 0.02f);
    }

    [Fact]
    public void A_member_that_is_too_sure_of_itself_is_toned_down()
    {
        // Right in three of four cases, but sure to 99 of 100: the best weight makes it three quarters sure.
        int[][] truth = [[0], [0], [0], [1]];
        float[] sure = [.99f, .01f, .99f, .01f, .99f, .01f, .99f, .01f];
        var fit = Fit(truth, 2, ProblemType.SingleLabel, sure);
        Assert.Equal(0.75f, fit.Probabilities[0], 0.01f);
    }

    [Fact]
    public void Three_labels_are_weighted_by_their_log_loss()
    {
        int[][] truth = [[0], [1], [2], [0]];
        float[] good = [.8f, .1f, .1f, .2f, .6f, .2f, .1f, .2f, .7f, .3f, .4f, .3f];
        float[] even = [.33f, .33f, .34f, .33f, .34f, .33f, .34f, .33f, .33f, .33f, .33f, .34f];
        var fit = Fit(truth, 3, ProblemType.SingleLabel, even, good);
        Assert.True(fit.Weights[1] > 0);
        for (var row = 0; row < 4; row++) Assert.Equal(1, fit.Probabilities.Skip(row * 3).Take(3).Sum(), 1e-5f);
    }

    [Fact]
    public void Each_label_of_a_multi_label_row_counts_as_a_yes_or_no()
    {
        int[][] truth = [[0, 1], []];
        float[] good = [.9f, .8f, .4f, .2f];
        float[] bad = [.1f, .2f, .9f, .8f];
        var fit = Fit(truth, 2, ProblemType.MultiLabel, bad, good);
        Assert.Equal(0, fit.Weights[0]);
        Assert.True(fit.Probabilities[0] > .8f && fit.Probabilities[3] < .2f);
    }

    private static EnsembleFit Fit(int[][] truth, int labels, ProblemType problem, params float[][] probabilities)
    {
        var members = probabilities.Select((heldOut, i) =>
        {
            var member = new EnsembleMember($"member {i}", truth.Length, labels);
            heldOut.CopyTo(member.HeldOut, 0);
            return member;
        }).ToList();
        return EnsembleFit.Of(members, truth, labels, problem, leastShare: 0.05f);
    }
}

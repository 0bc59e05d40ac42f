using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Training.Sparse;

namespace Linnet.Training.Tests.Sparse;

public class LogisticLossTests
{
    public static TheoryData<int, ProblemType> Problems => new()
    {
        { 2, ProblemType.SingleLabel }, { 3, ProblemType.SingleLabel }, { 5, ProblemType.SingleLabel }, { 3, ProblemType.MultiLabel },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void The_gradient_is_the_finite_difference(int labels, ProblemType problem)
    {
        var (loss, logits, _) = Problem(labels, problem);
        var gradient = new float[logits.Length];
        loss.Evaluate(logits, gradient);
        const float Step = 1e-2f;
        for (var i = 0; i < logits.Length; i++)
        {
            var kept = logits[i];
            logits[i] = kept + Step;
            var above = loss.Evaluate(logits, new float[logits.Length]);
            logits[i] = kept - Step;
            var below = loss.Evaluate(logits, new float[logits.Length]);
            logits[i] = kept;
            if (gradient[i] != 0) Assert.Equal((above - below) / (2 * Step), gradient[i], 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Derivatives_along_a_line_are_finite_differences(int labels, ProblemType problem)
    {
        var (loss, logits, direction) = Problem(labels, problem);
        var gradient = new float[logits.Length];
        var value = loss.Evaluate(logits, gradient);
        var (at, slope, curvature) = loss.AlongLine(logits, direction, 0);
        var (above, slopeAbove, _) = loss.AlongLine(logits, direction, 0.01f);
        var (below, slopeBelow, _) = loss.AlongLine(logits, direction, -0.01f);
        Assert.Equal(value, at, 1e-6);
        Assert.Equal((above - below) / 0.02, slope, 1e-3);
        Assert.Equal((slopeAbove - slopeBelow) / 0.02, curvature, 1e-3);
        Assert.Equal(gradient.Zip(direction, (g, d) => (double)g * d).Sum(), slope, 1e-4);
    }

    [Fact]
    public void Huge_logits_give_finite_losses()
    {
        var targets = LabelTargets.Of([[0], [1]], 2, ProblemType.SingleLabel);
        var gradient = new float[2];
        Assert.Equal(2000, new LogisticLoss(targets, null).Evaluate([1000, -1000], gradient), 1e-3);
        Assert.Equal([1f, -1f], gradient);
    }

    private static (LogisticLoss Loss, float[] Logits, float[] Direction) Problem(int labels, ProblemType problem)
    {
        var random = new SeededRandom(3);
        int[][] truth = [.. Enumerable.Range(0, 7).Select(i => problem == ProblemType.SingleLabel ? new[] { i % labels } : [.. Enumerable.Range(0, i % 3)])];
        var targets = LabelTargets.Of(truth, labels, problem);
        var logits = Enumerable.Range(0, 7 * targets.Width).Select(i => i % targets.Width < targets.Outputs ? (float)random.NextNormal() : 0).ToArray();
        var direction = logits.Select(value => value == 0 ? 0 : (float)random.NextNormal()).ToArray();
        return (new LogisticLoss(targets, [1, 2, 0.5f, 1, 1, 3, 1]), logits, direction);
    }
}

using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Training.Sparse;

namespace Linnet.Training.Tests.Sparse;

public class LogitBlendTests
{
    private const int Count = 2000;

    [Fact]
    public void Overconfident_logits_are_scaled_back()
    {
        var (loss, logits) = Problem(out _);
        var doubled = Array.ConvertAll(logits, logit => 4 * logit);
        var (weights, _) = LogitBlend.Fit(loss, [doubled], new float[Count]);
        Assert.Equal(0.25, weights[0], 0.05);
    }

    [Fact]
    public void A_model_that_knows_nothing_gets_no_weight()
    {
        var (loss, logits) = Problem(out var noise);
        var blended = new float[Count];
        var (weights, value) = LogitBlend.Fit(loss, [logits, noise], blended);
        Assert.Equal(1, weights[0], 0.15);
        Assert.Equal(0, weights[1], 0.1);
        Assert.Equal(value, loss.Evaluate(blended, new float[Count]), value * 1e-3);
    }

    private static (LogisticLoss Loss, float[] Logits) Problem(out float[] noise)
    {
        var random = new SeededRandom(1);
        var logits = Enumerable.Range(0, Count).Select(_ => 2 * (float)random.NextNormal()).ToArray();
        var labels = logits.Select(logit => new[] { random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0 }).ToArray();
        noise = [.. logits.Select(_ => (float)random.NextNormal())];
        return (new LogisticLoss(LabelTargets.Of(labels, 2, ProblemType.SingleLabel), null), logits);
    }
}

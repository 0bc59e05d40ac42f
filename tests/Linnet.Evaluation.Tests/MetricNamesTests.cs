namespace Linnet.Evaluation.Tests;

public sealed class MetricNamesTests
{
    [Fact]
    public void Losses_and_errors_are_better_when_lower()
    {
        Assert.True(MetricNames.LowerIsBetter("eval_loss"));
        Assert.True(MetricNames.LowerIsBetter(MetricNames.LogLoss));
        Assert.True(MetricNames.LowerIsBetter(MetricNames.CalibrationError));
        Assert.True(MetricNames.LowerIsBetter("eval_perplexity"));
        Assert.False(MetricNames.LowerIsBetter(MetricNames.MacroF1));
    }
}

namespace Linnet.Evaluation.Tests;

public sealed class ModelIndexTests
{
    [Fact]
    public void The_data_has_the_structure_of_a_model_card()
    {
        var report = ClassificationEvaluator.Evaluate(["bad", "good"], [0, 1], (ReadOnlySpan<int>)[0, 0]);
        var model = Assert.Single(new ModelIndex("mine", "text-classification", "Hotel reviews", "validation").ToData(report));
        Assert.Equal("mine", model["name"]);
        var result = Assert.Single((List<Dictionary<string, object>>)model["results"]);
        Assert.Equal("Text Classification", ((Dictionary<string, object>)result["task"])["name"]);
        Assert.Equal("hotel-reviews", ((Dictionary<string, object>)result["dataset"])["type"]);
        Assert.Equal("validation", ((Dictionary<string, object>)result["dataset"])["split"]);
        var metrics = (List<Dictionary<string, object>>)result["metrics"];
        Assert.Equal(["accuracy", "macro_f1", "weighted_f1", "mcc"], metrics.Select(metric => metric["type"]));
        Assert.Equal("Macro F1", metrics[1]["name"]);
        Assert.Equal(0.5, metrics[0]["value"]);
    }

    [Fact]
    public void Losses_and_errors_are_better_when_lower()
    {
        Assert.True(MetricNames.LowerIsBetter("eval_loss"));
        Assert.True(MetricNames.LowerIsBetter(MetricNames.LogLoss));
        Assert.True(MetricNames.LowerIsBetter(MetricNames.CalibrationError));
        Assert.False(MetricNames.LowerIsBetter(MetricNames.MacroF1));
    }
}

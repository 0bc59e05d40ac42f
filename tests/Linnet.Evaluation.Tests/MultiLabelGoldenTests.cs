namespace Linnet.Evaluation.Tests;

public sealed class MultiLabelGoldenTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Metrics_and_text_are_those_of_scikit_learn(int index)
    {
        var golden = GoldenFile.Read<Case>("multilabel.json")[index];
        var report = MultiLabelEvaluator.Evaluate(golden.Labels, golden.Truth, golden.Probabilities);
        GoldenFile.AssertMetrics(golden.Expected, report.Metrics);
        Assert.Equal(golden.Report2, report.ToText(2));
    }

    [Fact]
    public void The_threshold_decides_what_is_predicted()
    {
        bool[] truth = [true, false];
        float[] probabilities = [0.4f, 0.2f];
        Assert.Equal(0, MultiLabelEvaluator.Evaluate(["a", "b"], truth, probabilities).Metrics["accuracy"]);
        Assert.Equal(1, MultiLabelEvaluator.Evaluate(["a", "b"], truth, probabilities, new EvaluationOptions { Threshold = 0.3f }).Metrics["accuracy"]);
    }

    [Fact]
    public void Truth_that_is_not_a_whole_number_of_rows_is_refused() =>
        Assert.Throws<ShapeException>(() => MultiLabelEvaluator.Evaluate(["a", "b"], [true, false, true], [0.1f, 0.2f, 0.3f]));

    private sealed record Case(string Name, string[] Labels, bool[] Truth, float[] Probabilities, Dictionary<string, double> Expected, string Report2);
}

using System.Text.Json;

namespace Linnet.Evaluation.Tests;

public sealed class ClassificationReportTests
{
    private static readonly string[] Labels = ["bad", "good"];

    [Fact]
    public void Json_is_flat_and_adds_details_on_request()
    {
        var report = ClassificationEvaluator.Evaluate(
            Labels, [0, 1, 1, 0], [0.9f, 0.1f, 0.2f, 0.8f, 0.6f, 0.4f, 0.7f, 0.3f], new EvaluationOptions { Loss = 0.25 });
        using var flat = JsonDocument.Parse(report.ToJson());
        Assert.All(flat.RootElement.EnumerateObject(), field => Assert.Equal(JsonValueKind.Number, field.Value.ValueKind));
        Assert.Equal(0.75, flat.RootElement.GetProperty("accuracy").GetDouble());
        Assert.Equal(0.25, flat.RootElement.GetProperty("loss").GetDouble());
        using var detailed = JsonDocument.Parse(report.ToJson(details: true));
        Assert.Equal(1, detailed.RootElement.GetProperty("confusion_matrix")[1][0].GetInt32());
        Assert.Equal(0.5, detailed.RootElement.GetProperty("per_label").GetProperty("good").GetProperty("recall").GetDouble());
    }

    [Fact]
    public void Predictions_without_probabilities_have_no_metric_that_needs_them()
    {
        var report = ClassificationEvaluator.Evaluate(Labels, [0, 1], (ReadOnlySpan<int>)[0, 0]);
        Assert.Equal(0.5, report.Accuracy);
        Assert.DoesNotContain("roc_auc", report.Metrics.Keys);
        Assert.DoesNotContain("log_loss", report.Metrics.Keys);
    }

    [Fact]
    public void All_rows_of_one_class_have_no_roc_curve_and_no_correlation()
    {
        var report = ClassificationEvaluator.Evaluate(Labels, [1, 1], [0.4f, 0.6f, 0.3f, 0.7f]);
        Assert.DoesNotContain("roc_auc", report.Metrics.Keys);
        Assert.Equal(0, report.MatthewsCorrelation);
    }

    [Fact]
    public void Chinese_labels_line_up_by_their_width_on_a_terminal()
    {
        var lines = ClassificationEvaluator.Evaluate(["好评", "差评差评差评差评"], [0, 1], (ReadOnlySpan<int>)[0, 1]).ToText(2).Split('\n');
        Assert.Equal("            好评       1.00      1.00      1.00         1", lines[2]);
        Assert.Equal("差评差评差评差评       1.00      1.00      1.00         1", lines[3]);
    }

    [Fact]
    public void An_interval_holds_the_estimate_and_depends_only_on_the_seed()
    {
        int[] truth = [.. Enumerable.Range(0, 200).Select(i => i % 2)];
        int[] predicted = [.. Enumerable.Range(0, 200).Select(i => i % 5 == 0 ? 0 : i % 2)];
        var report = ClassificationEvaluator.Evaluate(Labels, truth, predicted.AsSpan());
        foreach (var metric in (string[])["accuracy", "macro_f1"])
        {
            var interval = report.Interval(metric, seed: 3);
            Assert.InRange(report.Metrics[metric], interval.Low, interval.High);
            Assert.True(interval.High - interval.Low is > 0.03 and < 0.15, $"{interval}");
            Assert.Equal(interval, report.Interval(metric, seed: 3));
        }

        Assert.Throws<ConfigurationException>(() => report.Interval("mcc"));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ShapeException>(() => ClassificationEvaluator.Evaluate(Labels, [0], [0.1f, 0.2f, 0.7f]));
        Assert.Throws<ShapeException>(() => ClassificationEvaluator.Evaluate(Labels, [], (ReadOnlySpan<float>)[]));
        Assert.Throws<ShapeException>(() => ClassificationEvaluator.Evaluate(Labels, [0, 2], (ReadOnlySpan<int>)[0, 1]));
    }

    [Fact]
    public void Probabilities_that_are_not_numbers_are_refused_with_their_row()
    {
        var error = Assert.Throws<TrainingException>(() => ClassificationEvaluator.Evaluate(Labels, [0, 1], [0.5f, 0.5f, float.NaN, 1f]));
        Assert.Contains("row 1, label 0", error.Message, StringComparison.Ordinal);
    }
}

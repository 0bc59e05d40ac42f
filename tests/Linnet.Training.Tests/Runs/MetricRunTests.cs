using Linnet.Evaluation;
using Linnet.Models.Pipelines;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tests.Runs;

/// <summary>A metric that the problem does not have ends a run before it begins.</summary>
public sealed class MetricRunTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(true, "mcc", "training.metric: 'mcc' is not defined for rows with any number of labels; use one of accuracy, macro_f1, micro_f1, weighted_f1, loss.")]
    [InlineData(true, "f0", "training.metric: 'f0' is not defined for text-classification; use one of accuracy, macro_f1, micro_f1, weighted_f1, mcc, loss.")]
    [InlineData(false, "hamming_loss", "training.metric: 'hamming_loss' is not defined for text-classification; use one of accuracy, macro_f1, micro_f1, weighted_f1, mcc, loss.")]
    public void A_metric_that_does_not_exist_fails_before_training(bool isMultiLabel, string metric, string message)
    {
        var recipe = _files.Recipe("textcnn", "m");
        if (isMultiLabel) recipe.Data.LabelSeparator = "|";
        recipe.Training.Metric = metric;
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => TrainingRun.Start(recipe)).Message);
        Assert.False(Directory.Exists(_files.File("m")));
        Assert.False(Directory.Exists(_files.File("m.training")), "no trainer had begun");
    }

    [Theory]
    [InlineData(ProblemType.SingleLabel)]
    [InlineData(ProblemType.MultiLabel)]
    public void Every_metric_that_passes_the_check_is_in_the_report(ProblemType problem)
    {
        var metrics = Reports.Make(["a", "b"], problem, [[0], [1]], [0.9f, 0.1f, 0.6f, 0.4f]).Metrics;
        Assert.All(DevMetrics.For(problem), name => Assert.Contains(name == MetricNames.Loss ? MetricNames.LogLoss : name, metrics.Keys));
    }

    [Fact]
    public void Rows_with_several_labels_can_be_judged_by_every_metric_they_have()
    {
        foreach (var metric in DevMetrics.For(ProblemType.MultiLabel))
        {
            var recipe = _files.Recipe("textcnn", "m");
            _files.Write("train.tsv", RunFiles.Rows(0, 40).Select((row, i) => (i % 3 == 0 ? "positive|other" : row.Label, row.Text)));
            recipe.Data.LabelSeparator = "|";
            (recipe.Training.Metric, recipe.Training.Epochs) = (metric, 1);
            Assert.NotNull(TrainingRun.Start(recipe).Dev);
        }
    }
}

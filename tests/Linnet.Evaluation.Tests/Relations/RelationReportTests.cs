namespace Linnet.Evaluation.Tests.Relations;

public sealed class RelationReportTests
{
    private static readonly string[] Labels = ["Cause(e1,e2)", "Cause(e2,e1)", "Other", "Part(e1,e2)"];

    [Fact]
    public void Direction_counts_and_other_is_left_out()
    {
        // Cause: 3 true, 3 predicted, 1 right with its direction. Part: 2 true, 1 predicted, 1 right.
        int[] truth = [0, 0, 1, 3, 3, 2], predicted = [0, 1, 0, 3, 2, 2];
        var report = new RelationReport(ClassificationEvaluator.Evaluate(Labels, truth, [.. predicted.SelectMany(label => Enumerable.Range(0, 4).Select(i => i == label ? 1f : 0f))]));
        var (cause, part) = (1 / 3.0, 2 * 1 * 0.5 / 1.5);
        Assert.Equal((cause + part) / 2, report.Metrics[MetricNames.MacroF1], 9);
        Assert.Equal(0.5, report.Metrics[MetricNames.Accuracy], 9);
        Assert.Equal(["Cause", "Part"], report.PerRelation.Select(relation => relation.Relation));
        Assert.Contains("\"macro_f1\":", report.ToJson().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Cause", report.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cause-Effect(e2,e1)", "Cause-Effect")]
    [InlineData("位于", "位于")]
    [InlineData("Other", null)]
    [InlineData("no_relation", null)]
    public void Labels_are_a_relation_and_a_direction(string label, string? relation) => Assert.Equal(relation, RelationReport.RelationOf(label));
}

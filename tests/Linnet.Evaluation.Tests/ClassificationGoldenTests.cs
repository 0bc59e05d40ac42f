namespace Linnet.Evaluation.Tests;

public sealed class ClassificationGoldenTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, GoldenFile.Read<Case>("classification.json").Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Metrics_are_those_of_scikit_learn(int index)
    {
        var (golden, report) = Load(index);
        GoldenFile.AssertMetrics(golden.Expected, report.Metrics);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_text_is_that_of_scikit_learn(int index)
    {
        var (golden, report) = Load(index);
        Assert.Equal(golden.Report2, report.ToText(2));
        Assert.Equal(golden.Report4, report.ToText(4));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_confusion_matrix_is_that_of_scikit_learn(int index)
    {
        var (golden, report) = Load(index);
        for (var truth = 0; truth < golden.Labels.Length; truth++)
            for (var predicted = 0; predicted < golden.Labels.Length; predicted++)
                Assert.Equal(golden.Confusion[truth][predicted], report.Confusion[truth, predicted]);
    }

    private static (Case Golden, ClassificationReport Report) Load(int index)
    {
        var golden = GoldenFile.Read<Case>("classification.json")[index];
        return (golden, ClassificationEvaluator.Evaluate(golden.Labels, golden.Truth, golden.Probabilities));
    }

    private sealed record Case(
        string Name, string[] Labels, int[] Truth, float[] Probabilities, int[][] Confusion, Dictionary<string, double> Expected, string Report2, string Report4);
}

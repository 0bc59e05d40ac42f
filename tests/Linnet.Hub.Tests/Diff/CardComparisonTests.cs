using Linnet.Hub.Diff;

namespace Linnet.Hub.Tests.Diff;

public sealed class CardComparisonTests
{
    private const string Before = """
        ---
        license: mit
        base_model: a/parent
        datasets:
        - sst2
        - imdb
        library_name: linnet
        model-index:
        - name: m
          results:
          - task: {type: text-classification}
            dataset: {name: sst2, type: text, split: test}
            metrics:
            - {type: accuracy, value: 0.9}
            - {type: f1, value: 1}
            - {type: odd, value: high}
        ---
        # M
        """;

    [Fact]
    public void Metrics_licence_and_dependencies_are_compared()
    {
        var after = Before.Replace("license: mit", "license: other\nlicense_name: mine", StringComparison.Ordinal).Replace("- imdb\n", "", StringComparison.Ordinal)
            .Replace("a/parent", "b/parent", StringComparison.Ordinal).Replace("0.9}", "0.93}", StringComparison.Ordinal).Replace("type: f1", "type: mcc", StringComparison.Ordinal);
        var diff = CardComparison.Compare(Before, after);
        Assert.Equal(new LicenseChange("mit", "other, mine"), diff.License);
        Assert.Equal(
            [
                new DependencyChange("base_model", "a/parent", ChangeKind.Removed), new DependencyChange("base_model", "b/parent", ChangeKind.Added),
                new DependencyChange("datasets", "imdb", ChangeKind.Removed),
            ],
            diff.Dependencies);
        Assert.Equal(
            [
                new MetricChange("text-classification", "sst2", "test", "accuracy", 0.9, 0.93), new MetricChange("text-classification", "sst2", "test", "f1", 1, null),
                new MetricChange("text-classification", "sst2", "test", "mcc", null, 1),
            ],
            diff.Metrics);
        Assert.Equal(0.03, diff.Metrics[0].Difference!.Value, 9);
    }

    [Fact]
    public void The_same_head_is_no_difference() => Assert.True(CardComparison.Compare(Before, Before + "\nmore text").IsEmpty);

    [Theory]
    [InlineData("---\na: [1\n---\n")]
    [InlineData("---\na: &x 1\nb: *x\n---\n")]
    [InlineData("---\n- a\n---\n")]
    public void A_head_that_cannot_be_read_is_told(string after) => Assert.NotNull(CardComparison.Compare(Before, after).Problem);
}

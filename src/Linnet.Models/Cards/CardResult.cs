namespace Linnet.Models.Cards;

/// <summary>What a model reached on a data set: one entry of <c>model-index</c>.</summary>
/// <param name="DatasetName">The data set, such as <c>test.tsv</c>.</param>
/// <param name="Metrics">What was measured.</param>
public sealed record CardResult(string DatasetName, IReadOnlyList<CardMetric> Metrics)
{
    /// <summary>The task's identifier.</summary>
    public string TaskType { get; init; } = "text-classification";

    /// <summary>The task in words.</summary>
    public string TaskName { get; init; } = "Text classification";

    /// <summary>The data set's identifier or format.</summary>
    public string DatasetType { get; init; } = "text";

    /// <summary>The split: <c>dev</c>, <c>test</c>; null where the file has none.</summary>
    public string? Split { get; init; }
}

namespace Linnet.Evaluation;

/// <summary>
/// Results in the structure of a model card's <c>model-index</c> metadata (the Hugging Face card format, after Papers with
/// Code), as nested dictionaries and lists that any YAML or JSON writer takes.
/// </summary>
/// <param name="ModelName">Name of the model.</param>
/// <param name="TaskType">Task identifier, such as <c>text-classification</c>.</param>
/// <param name="DatasetName">Name of the data as a person would say it.</param>
/// <param name="Split">Which part of it: <c>validation</c>, <c>test</c>, …</param>
public sealed record ModelIndex(string ModelName, string TaskType, string DatasetName, string Split)
{
    /// <summary>Identifier of the data set; the name in lower case with dashes where not given.</summary>
    public string? DatasetType { get; init; }

    /// <summary>The value of the card's <c>model-index</c> key: a list with one model, one result, and a metric for each number.</summary>
    /// <param name="report">The evaluation.</param>
    /// <param name="metrics">Which metrics to list, by name; null for accuracy, F1 and the averages.</param>
    public IReadOnlyList<IReadOnlyDictionary<string, object>> ToData(IEvaluationReport report, IReadOnlyList<string>? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        metrics ??= [MetricNames.Accuracy, MetricNames.MacroF1, MetricNames.WeightedF1, MetricNames.Mcc];
        var values = metrics.Where(report.Metrics.ContainsKey).Select(name => new Dictionary<string, object>
        {
            ["type"] = name,
            ["name"] = Title(name),
            ["value"] = report.Metrics[name],
        }).ToList();
        var result = new Dictionary<string, object>
        {
            ["task"] = new Dictionary<string, object> { ["type"] = TaskType, ["name"] = Title(TaskType) },
            ["dataset"] = new Dictionary<string, object>
            {
                ["type"] = DatasetType ?? DatasetName.ToLowerInvariant().Replace(' ', '-'),
                ["name"] = DatasetName,
                ["split"] = Split,
            },
            ["metrics"] = values,
        };
        return [new Dictionary<string, object> { ["name"] = ModelName, ["results"] = new List<Dictionary<string, object>> { result } }];
    }

    /// <summary><c>macro_f1</c> as <c>Macro F1</c>.</summary>
    private static string Title(string name) =>
        string.Join(' ', name.Split('_', '-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

using Linnet.Data;
using Linnet.Evaluation;
using Linnet.IO;
using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Preparation;

namespace Linnet.Training.Evaluations;

/// <summary>Measures a model folder on labelled rows and puts the result into its card.</summary>
public static class ModelEvaluation
{
    private const int RowsAtOnce = 1024;

    /// <summary>Metrics that a card shows, in this order.</summary>
    private static readonly (string Type, string Name)[] CardMetrics =
    [
        (MetricNames.Accuracy, "Accuracy"), (MetricNames.MacroF1, "Macro F1"), (MetricNames.WeightedF1, "Weighted F1"),
        (MetricNames.MicroF1, "Micro F1"), (MetricNames.Mcc, "Matthews correlation"), (MetricNames.RocAuc, "ROC AUC"), (MetricNames.LogLoss, "Log loss"),
        (MetricNames.CalibrationError, "Expected calibration error"),
    ];

    /// <summary>Loads a model folder and measures it.</summary>
    /// <param name="modelFolder">The folder.</param>
    /// <param name="dataPath">Labelled rows; every label must be known to the model.</param>
    /// <param name="options">How to read the file, where that is not to be found out.</param>
    /// <param name="note">Hears what was left out.</param>
    /// <exception cref="ModelFormatException">The folder cannot be loaded.</exception>
    /// <exception cref="DataFormatException">The file cannot be used, or has a label that the model lacks.</exception>
    public static IEvaluationReport Run(string modelFolder, string dataPath, DataFileOptions options, Action<string> note)
    {
        using var classifier = TextClassifier.Load(modelFolder);
        var labels = new LabelSet(classifier.Labels);
        return Run(classifier, PreparedData.ReadLabeled(dataPath, options, labels, note), labels, dataPath);
    }

    /// <summary>Measures a loaded classifier.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="rows">At least one labelled row.</param>
    /// <param name="labels">The model's labels.</param>
    /// <param name="name">What to call the rows in errors.</param>
    public static IEvaluationReport Run(TextClassifier classifier, IReadOnlyList<TextRow> rows, LabelSet labels, string name)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        var truth = rows.Select(row => labels.Require(row, name)).ToList();
        return Reports.Make(classifier.Labels, classifier.ProblemType, truth, Probabilities(classifier, rows));
    }

    /// <summary>Adds a result to the card of a model folder; the rest of the card stays as its author wrote it.</summary>
    /// <param name="modelFolder">The folder.</param>
    /// <param name="dataPath">The file that was measured on.</param>
    /// <param name="report">The result.</param>
    public static void AddToCard(string modelFolder, string dataPath, IEvaluationReport report)
    {
        var path = Path.Combine(modelFolder, ModelFolder.CardFile);
        var card = File.Exists(path) ? ModelCard.Read(path) : ModelCard.Create(new CardFacts(NameOf(modelFolder), "other"));
        card.AddResult(NameOf(modelFolder), ToCardResult(dataPath, null, report));
        AtomicFile.WriteText(path, card.ToString());
    }

    internal static CardResult ToCardResult(string dataPath, string? split, IEvaluationReport report) => new(
        Path.GetFileName(dataPath),
        [.. CardMetrics.Where(metric => report.Metrics.ContainsKey(metric.Type)).Select(metric => new CardMetric(metric.Type, metric.Name, report.Metrics[metric.Type]))])
    {
        Split = split,
    };

    internal static string NameOf(string modelFolder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(modelFolder)));

    internal static float[] Probabilities(TextClassifier classifier, IReadOnlyList<TextRow> rows)
    {
        var labels = classifier.Labels.Count;
        var probabilities = new float[rows.Count * labels];
        for (var start = 0; start < rows.Count; start += RowsAtOnce)
        {
            var inputs = rows.Skip(start).Take(RowsAtOnce).Select(row => new TextInput(row.Text, row.Pair)).ToList();
            classifier.Predict(inputs, probabilities.AsSpan(start * labels, inputs.Count * labels));
        }

        return probabilities;
    }
}

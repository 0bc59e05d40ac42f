namespace Linnet.Evaluation;

/// <summary>Names of metrics as they stand in reports, histories and model cards.</summary>
public static class MetricNames
{
    /// <summary>Share of rows whose prediction is right; for multi-label rows, of rows that are right in every label.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>Mean recall over the labels.</summary>
    public const string BalancedAccuracy = "balanced_accuracy";

    /// <summary>Of the second label where there are two; else the macro average.</summary>
    public const string Precision = "precision";

    /// <summary>Of the second label where there are two; else the macro average.</summary>
    public const string Recall = "recall";

    /// <summary>Of the second label where there are two; else the macro average.</summary>
    public const string F1 = "f1";

    /// <summary>Macro average: every label counts alike.</summary>
    public const string MacroPrecision = "macro_precision";

    /// <summary>Macro average: every label counts alike.</summary>
    public const string MacroRecall = "macro_recall";

    /// <summary>Macro average: every label counts alike.</summary>
    public const string MacroF1 = "macro_f1";

    /// <summary>Micro average: every decision counts alike.</summary>
    public const string MicroPrecision = "micro_precision";

    /// <summary>Micro average: every decision counts alike.</summary>
    public const string MicroRecall = "micro_recall";

    /// <summary>Micro average: every decision counts alike.</summary>
    public const string MicroF1 = "micro_f1";

    /// <summary>Weighted average: every label counts by its true rows.</summary>
    public const string WeightedPrecision = "weighted_precision";

    /// <summary>Weighted average: every label counts by its true rows.</summary>
    public const string WeightedRecall = "weighted_recall";

    /// <summary>Weighted average: every label counts by its true rows.</summary>
    public const string WeightedF1 = "weighted_f1";

    /// <summary>Mean over rows of each row's own F1 (multi-label).</summary>
    public const string SamplesF1 = "samples_f1";

    /// <summary>Matthews correlation coefficient.</summary>
    public const string Mcc = "mcc";

    /// <summary>Area under the ROC curve; one label against the rest, macro average, where there are more than two.</summary>
    public const string RocAuc = "roc_auc";

    /// <summary>As <see cref="RocAuc"/>, weighted by the labels' true rows.</summary>
    public const string WeightedRocAuc = "weighted_roc_auc";

    /// <summary>Mean negative log probability of the truth.</summary>
    public const string LogLoss = "log_loss";

    /// <summary>Expected calibration error.</summary>
    public const string CalibrationError = "ece";

    /// <summary>Share of wrong decisions over all rows and labels (multi-label).</summary>
    public const string HammingLoss = "hamming_loss";

    /// <summary>The training loss on these rows, where the trainer gave it.</summary>
    public const string Loss = "loss";

    /// <summary>Name of top-k accuracy, such as <c>top_5_accuracy</c>.</summary>
    /// <param name="k">How many labels a row may name.</param>
    public static string TopKAccuracy(int k) => $"top_{k}_accuracy";

    /// <summary>Whether less is better: so for losses and errors.</summary>
    /// <param name="name">A metric's name, with or without a prefix such as <c>eval_</c>.</param>
    public static bool LowerIsBetter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith(Loss, StringComparison.Ordinal) || name.EndsWith(CalibrationError, StringComparison.Ordinal);
    }
}

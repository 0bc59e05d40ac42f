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

    /// <summary>Share of rows whose intent is right.</summary>
    public const string IntentAccuracy = "intent_accuracy";

    /// <summary>F1 of the slots of all rows together, each with its exact bounds and type.</summary>
    public const string SlotF1 = "slot_f1";

    /// <summary>Share of rows in which the intent and all slots are right.</summary>
    public const string SentenceAccuracy = "sentence_accuracy";

    /// <summary>The training loss on these rows, where the trainer gave it.</summary>
    public const string Loss = "loss";

    /// <summary>BLEU, 0 to 100.</summary>
    public const string Bleu = "bleu";

    /// <summary>chrF, 0 to 100.</summary>
    public const string ChrF = "chrf";

    /// <summary>F1 of single words, 0 to 1.</summary>
    public const string Rouge1 = "rouge1";

    /// <summary>F1 of pairs of words, 0 to 1.</summary>
    public const string Rouge2 = "rouge2";

    /// <summary>F1 of the longest common subsequence, 0 to 1.</summary>
    public const string RougeL = "rougeL";

    /// <summary>F1 of the longest common subsequences, sentence by sentence, 0 to 1.</summary>
    public const string RougeLsum = "rougeLsum";

    /// <summary>Answers that are right to the letter, 0 to 100; for answers <see cref="F1"/> has this scale too, as in SQuAD.</summary>
    public const string ExactMatch = "exact_match";

    /// <summary>Pearson's correlation, −1 to 1.</summary>
    public const string Pearson = "pearson";

    /// <summary>Spearman's rank correlation, −1 to 1.</summary>
    public const string Spearman = "spearman";

    /// <summary>e to the mean negative log-likelihood of a token.</summary>
    public const string Perplexity = "perplexity";

    /// <summary>Negative log-likelihood of a character, to base 2.</summary>
    public const string BitsPerCharacter = "bits_per_character";

    /// <summary>Name of top-k accuracy, such as <c>top_5_accuracy</c>.</summary>
    /// <param name="k">How many labels a row may name.</param>
    public static string TopKAccuracy(int k) => $"top_{k}_accuracy";

    /// <summary>Whether less is better: so for losses and errors.</summary>
    /// <param name="name">A metric's name, with or without a prefix such as <c>eval_</c>.</param>
    public static bool LowerIsBetter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith(Loss, StringComparison.Ordinal) || name.EndsWith(CalibrationError, StringComparison.Ordinal)
            || name.EndsWith(Perplexity, StringComparison.Ordinal) || name.EndsWith(BitsPerCharacter, StringComparison.Ordinal);
    }
}

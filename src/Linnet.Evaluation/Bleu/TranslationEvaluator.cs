namespace Linnet.Evaluation;

/// <summary>Evaluates translations, and other texts for which there is a reference, by BLEU and chrF.</summary>
public static class TranslationEvaluator
{
    /// <summary>A report with <see cref="MetricNames.Bleu"/>, <see cref="MetricNames.ChrF"/> and BLEU's signature.</summary>
    /// <param name="predictions">The texts to judge, at least one.</param>
    /// <param name="references">One reference for each.</param>
    /// <param name="options">Settings of BLEU; null for sacreBLEU's defaults.</param>
    /// <exception cref="ShapeException">Not as many references as predictions, or none.</exception>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public static MetricReport Evaluate(IReadOnlyList<string> predictions, IReadOnlyList<string> references, BleuOptions? options = null)
    {
        options ??= new BleuOptions();
        var bleu = Bleu.Corpus(predictions, references, options);
        var chrF = ChrF.Corpus(predictions, references, new ChrFOptions { Lowercase = options.Lowercase });
        return new MetricReport(
            predictions.Count,
            new Dictionary<string, double> { [MetricNames.Bleu] = bleu.Score, [MetricNames.ChrF] = chrF.Score },
            new Dictionary<string, string> { ["bleu_signature"] = bleu.Signature });
    }
}

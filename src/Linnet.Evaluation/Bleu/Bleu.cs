using System.Reflection;

namespace Linnet.Evaluation;

/// <summary>
/// BLEU (Papineni et al. 2002): the geometric mean of the n-gram precisions against one reference or several, times a penalty for
/// being too short. Tokenisers, smoothing and rounding are those of sacreBLEU (Post 2018), so that scores can be compared.
/// </summary>
/// <example><code>
/// var score = Bleu.Corpus(["the cat sat on the mat"], ["the cat is on the mat"]);
/// Console.WriteLine(score.Score);
/// </code></example>
public static class Bleu
{
    private const double LogOfNothing = -9999999999;

    private static readonly string Version =
        typeof(Bleu).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>The score of many sentences together: matches are summed before precisions are taken.</summary>
    /// <param name="predictions">The sentences to judge, at least one.</param>
    /// <param name="references">One reference for each.</param>
    /// <param name="options">Settings; null for sacreBLEU's defaults.</param>
    /// <exception cref="ShapeException">Not as many references as predictions, or none.</exception>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public static BleuScore Corpus(IReadOnlyList<string> predictions, IReadOnlyList<string> references, BleuOptions? options = null) =>
        Corpus(predictions, Pairs.Single(references), options);

    /// <summary>The score of many sentences together, each with any number of references.</summary>
    /// <param name="predictions">The sentences to judge, at least one.</param>
    /// <param name="references">For each its references, at least one.</param>
    /// <param name="options">Settings; null for sacreBLEU's defaults.</param>
    /// <exception cref="ShapeException">Not as many references as predictions, or none.</exception>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public static BleuScore Corpus(
        IReadOnlyList<string> predictions, IReadOnlyList<IReadOnlyList<string>> references, BleuOptions? options = null)
    {
        Pairs.CheckLists(predictions, references);
        options ??= new BleuOptions();
        options.Validate();
        var statistics = new BleuStatistics(options);
        for (var row = 0; row < predictions.Count; row++) statistics.Add(predictions[row], references[row]);
        return Score(statistics, options, Signature(references, options));
    }

    /// <summary>The score of one sentence. Short sentences lack long n-grams, so orders without any are left out by default.</summary>
    /// <param name="prediction">The sentence to judge.</param>
    /// <param name="references">Its references, at least one.</param>
    /// <param name="options">Settings; null for sacreBLEU's with <see cref="BleuOptions.EffectiveOrder"/>.</param>
    /// <exception cref="ShapeException">There is no reference.</exception>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public static BleuScore Sentence(string prediction, IReadOnlyList<string> references, BleuOptions? options = null) =>
        Corpus([prediction], [references], options ?? new BleuOptions { EffectiveOrder = true });

    private static BleuScore Score(BleuStatistics statistics, BleuOptions options, string signature)
    {
        var (predicted, expected) = (statistics.PredictionLength, statistics.ReferenceLength);
        var brevity = predicted >= expected ? 1 : predicted == 0 ? 0 : Math.Exp(1 - ((double)expected / predicted));
        var precisions = new double[options.MaxOrder];
        var score = statistics.Matches.Any(matches => matches > 0) ? brevity * Math.Exp(MeanLog(statistics, options, precisions)) : 0;
        return new BleuScore(score, precisions, statistics.Matches, statistics.Totals, brevity, predicted, expected, signature);
    }

    private static double MeanLog(BleuStatistics statistics, BleuOptions options, double[] precisions)
    {
        var orders = options.MaxOrder;
        var smoothing = 1.0;
        for (var n = 0; n < precisions.Length && statistics.Totals[n] > 0; n++)
        {
            if (options.EffectiveOrder) orders = n + 1;
            if (statistics.Matches[n] > 0)
            {
                precisions[n] = 100.0 * statistics.Matches[n] / statistics.Totals[n];
            }
            else if (options.Smoothing == BleuSmoothing.Exponential)
            {
                smoothing *= 2;
                precisions[n] = 100.0 / (smoothing * statistics.Totals[n]);
            }
        }

        return precisions.Take(orders).Sum(precision => precision > 0 ? Math.Log(precision) : LogOfNothing) / orders;
    }

    /// <summary>sacreBLEU's keys; the version is that of this library, since it is what computed the score.</summary>
    private static string Signature(IReadOnlyList<IReadOnlyList<string>> references, BleuOptions options)
    {
        var counts = references.Select(list => list.Count).Distinct().ToList();
        var count = counts is [var only] ? FormattableString.Invariant($"{only}") : "var";
        var smoothing = options.Smoothing == BleuSmoothing.Exponential ? "exp" : "none";
        return $"nrefs:{count}|case:{(options.Lowercase ? "lc" : "mixed")}|eff:{(options.EffectiveOrder ? "yes" : "no")}"
            + $"|tok:{BleuTokens.Name(options.Tokenizer)}|smooth:{smoothing}|version:linnet-{Version}";
    }
}

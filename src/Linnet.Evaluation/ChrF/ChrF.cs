using System.Globalization;

namespace Linnet.Evaluation;

/// <summary>
/// chrF (Popović 2015) and chrF++ (Popović 2017): the F-score of n-grams of characters, and of words, averaged over the orders that
/// occur; recall counts beta times as much as precision. As in sacreBLEU, white space is no character, and of several references the
/// one with the best score counts.
/// </summary>
/// <example><code>
/// var score = ChrF.Corpus(["the cat sat on the mat"], ["the cat is on the mat"], ChrFOptions.PlusPlus);
/// </code></example>
public static class ChrF
{
    /// <summary>The score of many sentences together: counts are summed before precision and recall are taken.</summary>
    /// <param name="predictions">The sentences to judge, at least one.</param>
    /// <param name="references">One reference for each.</param>
    /// <param name="options">Settings; null for chrF2 with characters alone.</param>
    /// <exception cref="ShapeException">Not as many references as predictions, or none.</exception>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public static ChrFScore Corpus(IReadOnlyList<string> predictions, IReadOnlyList<string> references, ChrFOptions? options = null) =>
        Corpus(predictions, Pairs.Single(references), options);

    /// <summary>The score of many sentences together, each with any number of references.</summary>
    /// <param name="predictions">The sentences to judge, at least one.</param>
    /// <param name="references">For each its references, at least one.</param>
    /// <param name="options">Settings; null for chrF2 with characters alone.</param>
    /// <exception cref="ShapeException">Not as many references as predictions, or none.</exception>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public static ChrFScore Corpus(
        IReadOnlyList<string> predictions, IReadOnlyList<IReadOnlyList<string>> references, ChrFOptions? options = null)
    {
        Pairs.CheckLists(predictions, references);
        options ??= new ChrFOptions();
        options.Validate();
        var sum = new ChrFCounts[options.CharacterOrder + options.WordOrder];
        for (var row = 0; row < predictions.Count; row++)
        {
            var best = references[row].Select(reference => Compare(predictions[row], reference, options)).MaxBy(counts => Score(counts, options).Score)!;
            for (var order = 0; order < sum.Length; order++) sum[order] += best[order];
        }

        return Score(sum, options);
    }

    /// <summary>The score of one sentence.</summary>
    /// <param name="prediction">The sentence to judge.</param>
    /// <param name="references">Its references, at least one.</param>
    /// <param name="options">Settings; null for chrF2 with characters alone.</param>
    /// <exception cref="ShapeException">There is no reference.</exception>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public static ChrFScore Sentence(string prediction, IReadOnlyList<string> references, ChrFOptions? options = null) =>
        Corpus([prediction], [references], options);

    private static ChrFCounts[] Compare(string prediction, string reference, ChrFOptions options)
    {
        if (options.Lowercase) (prediction, reference) = (prediction.ToLowerInvariant(), reference.ToLowerInvariant());
        var characters = new NgramIndex();
        var words = new NgramIndex();
        return
        [
            .. ChrFCounts.Compare(
                characters.Count(TextUnits.CodePoints(prediction), options.CharacterOrder),
                characters.Count(TextUnits.CodePoints(reference), options.CharacterOrder)),
            .. ChrFCounts.Compare(
                words.Count(words.Words(ChrFWords.Split(prediction)), options.WordOrder),
                words.Count(words.Words(ChrFWords.Split(reference)), options.WordOrder)),
        ];
    }

    private static ChrFScore Score(ChrFCounts[] counts, ChrFOptions options)
    {
        var name = $"chrF{options.Beta.ToString(CultureInfo.InvariantCulture)}{new string('+', options.WordOrder)}";
        var used = counts.Where(order => order is { Predicted: > 0, Expected: > 0 }).ToList();
        if (used.Count == 0) return new ChrFScore(0, name, 0, 0);
        var precision = used.Average(order => (double)order.Matches / order.Predicted);
        var recall = used.Average(order => (double)order.Matches / order.Expected);
        if (precision + recall == 0) return new ChrFScore(0, name, 0, 0);
        var factor = options.Beta * options.Beta;
        return new ChrFScore(100 * (1 + factor) * precision * recall / ((factor * precision) + recall), name, precision, recall);
    }
}

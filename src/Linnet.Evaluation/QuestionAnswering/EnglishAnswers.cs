using System.Text;
using System.Text.RegularExpressions;

namespace Linnet.Evaluation;

/// <summary>Answers as SQuAD's official script compares them (Rajpurkar et al. 2016, 2018).</summary>
internal static partial class EnglishAnswers
{
    internal static string Normalize(string answer)
    {
        var text = new StringBuilder(answer.Length);
        foreach (var c in answer.ToLowerInvariant())
            if (!TextUnits.IsAsciiPunctuation(c)) text.Append(c);
        return string.Join(' ', TextUnits.Words(Articles().Replace(text.ToString(), " ")));
    }

    /// <summary>Words that both have, each at most as often as in either. Where one has none, both must.</summary>
    internal static double F1(string prediction, string truth)
    {
        var index = new NgramIndex();
        var predicted = index.Words(TextUnits.Words(Normalize(prediction)));
        var expected = index.Words(TextUnits.Words(Normalize(truth)));
        if (predicted.Length == 0 || expected.Length == 0) return predicted.Length == expected.Length ? 1 : 0;
        var both = NgramIndex.Overlap(index.Count(predicted, 1)[0], index.Count(expected, 1)[0]);
        return 2.0 * both / (predicted.Length + expected.Length);
    }

    [GeneratedRegex(@"\b(a|an|the)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Articles();
}

using System.Text;

namespace Linnet.Evaluation;

/// <summary>
/// Answers as CMRC 2018's official script compares them (Cui et al. 2019). Chinese characters count one by one; what is between them
/// is cut at white space and symbols, where the script uses NLTK's English tokeniser: the two differ in contractions alone.
/// </summary>
internal static class ChineseAnswers
{
    private const string Punctuation = "-:_*^/\\~`+=，。：？！“”；’《》·、「」（）－～『』";

    internal static string Normalize(string answer)
    {
        var text = new StringBuilder(answer.Length);
        foreach (var c in answer.ToLowerInvariant().Trim())
            if (!Punctuation.Contains(c)) text.Append(c);
        return text.ToString();
    }

    /// <summary>F1 of the longest run of tokens in common. Where one answer has none, both must.</summary>
    internal static double F1(string prediction, string truth)
    {
        var predicted = Tokens(prediction);
        var expected = Tokens(truth);
        if (predicted.Count == 0 || expected.Count == 0) return predicted.Count == expected.Count ? 1 : 0;
        return 2.0 * LongestRun(predicted, expected) / (predicted.Count + expected.Count);
    }

    private static List<string> Tokens(string answer)
    {
        var text = Normalize(answer);
        var tokens = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsInsideWord(text, i)) continue;
            if (i > start) tokens.Add(text[start..i]);
            if (i < text.Length && !TextUnits.IsWhiteSpace(text[i])) tokens.Add(text[i].ToString());
            start = i + 1;
        }

        return tokens;
    }

    private static bool IsInsideWord(string text, int at)
    {
        var c = text[at];
        if (c is >= '\u4E00' and <= '\u9FA5' || TextUnits.IsWhiteSpace(c)) return false;
        if (!TextUnits.IsAsciiPunctuation(c)) return true;
        var betweenDigits = at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);
        return c is '.' or ',' && betweenDigits;
    }

    private static int LongestRun(List<string> left, List<string> right)
    {
        var best = 0;
        var row = new int[right.Count + 1];
        foreach (var token in left)
        {
            for (var j = right.Count; j > 0; j--)
            {
                row[j] = token == right[j - 1] ? row[j - 1] + 1 : 0;
                best = Math.Max(best, row[j]);
            }
        }

        return best;
    }
}

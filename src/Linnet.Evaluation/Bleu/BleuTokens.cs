using System.Text;
using System.Text.RegularExpressions;

namespace Linnet.Evaluation;

/// <summary>The tokenisers of sacreBLEU (Post 2018, "A Call for Clarity in Reporting BLEU Scores").</summary>
internal static partial class BleuTokens
{
    internal static string Name(BleuTokenizer tokenizer) => tokenizer switch
    {
        BleuTokenizer.Mteval13a => "13a",
        BleuTokenizer.Chinese => "zh",
        BleuTokenizer.Characters => "char",
        _ => "none",
    };

    internal static List<string> Split(string text, BleuTokenizer tokenizer) => tokenizer switch
    {
        BleuTokenizer.Mteval13a => Mteval13a(text),
        BleuTokenizer.Chinese => Western(SetChineseApart(text)),
        BleuTokenizer.Characters => [.. TextUnits.CodePoints(text).Select(point => new Rune(point).ToString())],
        _ => TextUnits.Words(text),
    };

    private static List<string> Mteval13a(string text)
    {
        text = text.Replace("<skipped>", "", StringComparison.Ordinal).Replace("-\n", "", StringComparison.Ordinal).Replace('\n', ' ');
        if (text.Contains('&'))
        {
            text = text.Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
                .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);
        }

        return Western($" {text} ");
    }

    /// <summary>Symbols apart, full stops and commas apart unless between digits, a dash apart after a digit.</summary>
    private static List<string> Western(string text)
    {
        text = Symbols().Replace(text, " $1 ");
        text = PointAfterNonDigit().Replace(text, "$1 $2 ");
        text = PointBeforeNonDigit().Replace(text, " $1 $2");
        return TextUnits.Words(DashAfterDigit().Replace(text, "$1 $2 "));
    }

    private static string SetChineseApart(string text)
    {
        var result = new StringBuilder(text.Length * 2);
        foreach (var c in text.Trim())
        {
            if (IsChinese(c)) result.Append(' ').Append(c).Append(' ');
            else result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>
    /// The ranges of sacreBLEU as they take effect: where its list means the planes above 0xFFFF, it compares with U+2000 and U+2A6D,
    /// so that quotes, dashes and arrows from there stand apart too, and characters beyond the first plane do not.
    /// </summary>
    private static bool IsChinese(char c) =>
        c is (>= '\u2001' and <= '\u2A6D') or (>= '\u2E80' and <= '\u2FDF') or (>= '\u2FF0' and <= '\u303F') or (>= '\u3100' and <= '\u312F')
            or (>= '\u31A0' and <= '\u31BF') or (>= '\u31C0' and <= '\u31EF') or (>= '\u3200' and <= '\u4DB5') or (>= '\u4E00' and <= '\u9FBB')
            or (>= '\uF900' and <= '\uFA2D') or (>= '\uFA30' and <= '\uFA6A') or (>= '\uFA70' and <= '\uFAD9')
            or (>= '\uFE10' and <= '\uFE1F') or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFFEF');

    [GeneratedRegex("([{-~\\[-` -&(-+:-@/])", RegexOptions.CultureInvariant)]
    private static partial Regex Symbols();

    [GeneratedRegex("([^0-9])([.,])", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PointAfterNonDigit();

    [GeneratedRegex("([.,])([^0-9])", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PointBeforeNonDigit();

    [GeneratedRegex("([0-9])(-)", RegexOptions.CultureInvariant)]
    private static partial Regex DashAfterDigit();
}

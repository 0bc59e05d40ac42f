using System.Globalization;
using System.Text;
using Linnet.Text.Tokenization;

namespace Linnet.Hub.Search.Text;

/// <summary>
/// Cuts text into the words that the index holds. Words of spaced scripts are runs of letters and digits in small letters. Scripts without spaces (Chinese,
/// Japanese, Thai) are cut into overlapping pairs of signs, and the last sign of a run stands alone as well: so every sign begins a word, and any
/// part of a text is found by its pairs without a dictionary. A word never holds white space or punctuation, which any database's index leaves as it is.
/// </summary>
internal static class SearchTokens
{
    /// <summary>Longest word in UTF-16 units; what is longer is cut.</summary>
    internal const int MaxLength = 40;

    private static readonly (int First, int Last)[] Unspaced =
    [
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
        (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x323AF),
    ];

    private enum Sign
    {
        Gap,
        Letter,
        Unspaced,
    }

    /// <summary>The words of a text, in its order, as often as they are there.</summary>
    internal static IEnumerable<string> Of(string text) =>
        Runs(text).SelectMany(run => run.IsUnspaced ? Pairs(run.Runes, withLast: true) : [Cut(Join(run.Runes))]);

    /// <summary>The words of a name, and the parts that it joins without a gap: <c>TinyBERT2</c> is found by <c>tiny</c> and <c>bert</c> as well.</summary>
    internal static IEnumerable<string> OfName(string name)
    {
        foreach (var word in name.Split(['/', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var token in Of(word)) yield return token;
            var start = 0;
            for (var i = 1; i <= word.Length; i++)
            {
                if (i < word.Length && !IsJoint(word, i)) continue;
                if ((start, i) != (0, word.Length) && i - start > 1)
                {
                    foreach (var token in Of(word[start..i])) yield return token;
                }

                start = i;
            }
        }
    }

    /// <summary>The terms by which a text that somebody typed is found.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="isLastOpen">Whether the last word may go on.</param>
    internal static List<SearchTerm> TermsOf(string text, bool isLastOpen)
    {
        var terms = new List<SearchTerm>();
        foreach (var (isUnspaced, runes) in Runs(text))
        {
            if (!isUnspaced) terms.Add(new SearchTerm(Cut(Join(runes)), IsPrefix: false));
            else if (runes.Count == 1) terms.Add(new SearchTerm(Join(runes), IsPrefix: true));
            else terms.AddRange(Pairs(runes, withLast: false).Select(pair => new SearchTerm(pair, IsPrefix: false)));
        }

        // One letter begins too many words to mean one of them.
        if (isLastOpen && terms is [.., { IsPrefix: false, Text.Length: > 1 } last] && text.Length > 0 && SignOf(Last(text)) == Sign.Letter) terms[^1] = last with { IsPrefix = true };
        return terms;
    }

    /// <summary>Words with spaces between them, each once.</summary>
    internal static string Distinct(IEnumerable<string> words, int limit) => string.Join(' ', words.Distinct(StringComparer.Ordinal).Take(limit));

    private static Rune Last(string text) => Rune.TryGetRuneAt(text, text.Length - (text.Length > 1 && char.IsLowSurrogate(text[^1]) ? 2 : 1), out var rune) ? rune : Rune.ReplacementChar;

    private static IEnumerable<(bool IsUnspaced, List<Rune> Runes)> Runs(string text)
    {
        var runes = new List<Rune>();
        var current = Sign.Gap;
        foreach (var rune in UnicodeNormalization.Normalize(text, NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            var sign = SignOf(rune);

            // A mark belongs to what it stands on.
            if (IsMark(rune) && sign != Sign.Unspaced) sign = current;
            if (sign != current)
            {
                if (runes.Count > 0) yield return (current == Sign.Unspaced, runes);
                runes = [];
                current = sign;
            }

            if (sign != Sign.Gap) runes.Add(rune);
        }

        if (runes.Count > 0) yield return (current == Sign.Unspaced, runes);
    }

    private static IEnumerable<string> Pairs(List<Rune> runes, bool withLast)
    {
        for (var i = 0; i + 1 < runes.Count; i++) yield return $"{runes[i]}{runes[i + 1]}";
        if (withLast) yield return runes[^1].ToString();
    }

    private static string Join(List<Rune> runes)
    {
        var text = new StringBuilder(runes.Count);
        foreach (var rune in runes) text.Append(rune.ToString());
        return text.ToString();
    }

    private static string Cut(string word) => word.Length <= MaxLength ? word : word[..(char.IsHighSurrogate(word[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    private static Sign SignOf(Rune rune)
    {
        if (rune.IsAscii) return char.IsAsciiLetterOrDigit((char)rune.Value) ? Sign.Letter : Sign.Gap;
        foreach (var (first, last) in Unspaced)
        {
            if (rune.Value < first) break;
            if (rune.Value <= last) return Rune.IsLetterOrDigit(rune) || IsMark(rune) ? Sign.Unspaced : Sign.Gap;
        }

        return Rune.IsLetterOrDigit(rune) ? Sign.Letter : Sign.Gap;
    }

    private static bool IsMark(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Between a small and a capital letter, a letter and a digit.</summary>
    private static bool IsJoint(string word, int at) =>
        (char.IsAsciiLetterUpper(word[at]) && char.IsAsciiLetterLower(word[at - 1])) || char.IsAsciiDigit(word[at]) != char.IsAsciiDigit(word[at - 1]);
}

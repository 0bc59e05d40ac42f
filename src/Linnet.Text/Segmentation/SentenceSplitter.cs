using System.Collections.Frozen;

namespace Linnet.Text.Segmentation;

/// <summary>
/// Cuts a text into sentences by its punctuation and line ends: European as well as Chinese and Japanese marks, with the usual abbreviations,
/// initials and decimal points left whole. Tokenised text, in which marks stand alone between spaces, is cut at them whatever follows.
/// </summary>
/// <example>
/// <code>
/// foreach (var sentence in SentenceSplitter.Split("Dr. Lee paid 3.5 dollars. \"Why?\" 他走了。真的吗？")) Console.WriteLine(sentence);
/// </code>
/// </example>
public static class SentenceSplitter
{
    private const string Ends = ".!?…";
    private const string UnspacedEnds = "。！？";
    private const string Closers = "\"')]}»”’」』》）】";

    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        ["mr", "mrs", "ms", "dr", "prof", "st", "vs", "no", "fig", "inc", "ltd", "co", "corp", "jr", "sr", "gen", "col", "lt", "sgt", "capt", "sen", "rep", "gov",
         "e.g", "i.e", "cf", "al", "approx", "dept", "est", "vol", "pp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences of a text in order, without the white space around them; none for a blank text.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<string>();
        var hasCapitals = text.Any(char.IsUpper);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var end = EndAt(text, i, start, hasCapitals);
            if (end < 0) continue;
            Add(end);
            i = end - 1;
        }

        Add(text.Length);
        return sentences;

        void Add(int end)
        {
            var sentence = text[start..end].Trim();
            if (sentence.Length > 0) sentences.Add(sentence);
            start = end;
        }
    }

    /// <summary>One past the end of the sentence that ends with the mark at a place, or -1.</summary>
    private static int EndAt(string text, int at, int start, bool hasCapitals)
    {
        var mark = text[at];
        if (mark is '\n' or '\r') return at + 1;
        var isUnspaced = UnspacedEnds.Contains(mark);
        if (!isUnspaced && !Ends.Contains(mark)) return -1;
        var end = at + 1;
        while (end < text.Length && (Ends.Contains(text[end]) || UnspacedEnds.Contains(text[end]))) end++;
        var last = end;
        while (end < text.Length && Closers.Contains(text[end])) end++;
        if (isUnspaced || end == text.Length) return end;
        if (!char.IsWhiteSpace(text[end])) return -1;
        var standsAlone = at > start && char.IsWhiteSpace(text[at - 1]);
        if (standsAlone) return end;
        if (mark == '.' && last == at + 1 && IsAbbreviation(text, at, start)) return -1;
        return !hasCapitals || BeginsSentence(text, end) ? end : -1;
    }

    private static bool IsAbbreviation(string text, int at, int start)
    {
        var from = at;
        while (from > start && (char.IsLetter(text[from - 1]) || text[from - 1] == '.')) from--;
        var word = text[from..at];
        return (word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.Contains(word);
    }

    private static bool BeginsSentence(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || char.IsPunctuation(text[at]))) at++;
        return at == text.Length || !char.IsLower(text[at]);
    }
}

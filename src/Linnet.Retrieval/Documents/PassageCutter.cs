namespace Linnet.Retrieval.Documents;

/// <summary>
/// Cuts a text into passages: whole paragraphs, short ones joined, long ones cut after a sentence; Chinese sentence ends count like others.
/// </summary>
internal static class PassageCutter
{
    /// <summary>The passages in order; together they hold every word once.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">Characters that a passage should not exceed, at least 1.</param>
    internal static IEnumerable<string> Cut(string text, int length)
    {
        var open = "";
        foreach (var paragraph in Paragraphs(text))
        {
            if (open.Length > 0 && open.Length + 1 + paragraph.Length > length)
            {
                yield return open;
                open = "";
            }

            if (paragraph.Length <= length)
            {
                open = open.Length == 0 ? paragraph : $"{open}\n{paragraph}";
                continue;
            }

            foreach (var part in Parts(paragraph, length)) yield return part;
        }

        if (open.Length > 0) yield return open;
    }

    private static IEnumerable<string> Paragraphs(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.Length > 0)
            {
                lines.Add(trimmed);
                continue;
            }

            if (lines.Count > 0) yield return string.Join(' ', lines);
            lines.Clear();
        }

        if (lines.Count > 0) yield return string.Join(' ', lines);
    }

    private static IEnumerable<string> Parts(string paragraph, int length)
    {
        for (var start = 0; start < paragraph.Length;)
        {
            var end = Math.Min(paragraph.Length, start + length);
            if (end < paragraph.Length) end = BestEnd(paragraph, start, end);
            var part = paragraph[start..end].Trim();
            if (part.Length > 0) yield return part;
            start = end;
        }
    }

    /// <summary>After the last sentence that fits, else after the last word, else where it must be; never within a character.</summary>
    private static int BestEnd(string text, int start, int end)
    {
        var least = start + ((end - start) / 3);
        for (var i = end; i > least; i--)
        {
            if (text[i - 1] is '。' or '！' or '？' or '；') return i;
            if (text[i - 1] is '.' or '!' or '?' && char.IsWhiteSpace(text[i])) return i;
        }

        var space = text.LastIndexOf(' ', end - 1, end - start);
        if (space > start) return space;
        return char.IsLowSurrogate(text[end]) && end - 1 > start ? end - 1 : end;
    }
}

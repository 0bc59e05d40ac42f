namespace Linnet.Text.Segmentation;

/// <summary>
/// The most probable way to cut a stretch into words of a dictionary: the words that fit form a graph without cycles, and the best
/// path through it, word frequencies taken as independent, is found from the end to the beginning. A character that no word covers stands alone,
/// as likely as a word seen once.
/// </summary>
internal sealed class DictionaryPath(WordDictionary dictionary)
{
    private readonly double _logTotal = Math.Log(Math.Max(1, dictionary.Total));

    /// <summary>The words of a text from left to right, as ranges in UTF-16 units.</summary>
    internal List<(int Start, int End)> Cut(ReadOnlySpan<char> text)
    {
        var scores = new double[text.Length + 1];
        var ends = new int[text.Length];
        for (var start = text.Length - 1; start >= 0; start--)
        {
            // Words never begin or end between the halves of a surrogate pair.
            if (char.IsLowSurrogate(text[start]) && start > 0 && char.IsHighSurrogate(text[start - 1])) continue;
            var single = start + (char.IsHighSurrogate(text[start]) && start + 1 < text.Length ? 2 : 1);
            scores[start] = double.NegativeInfinity;
            var furthest = Math.Min(text.Length, Math.Max(single, start + dictionary.Longest));
            for (var end = single; end <= furthest; end++)
            {
                var frequency = dictionary.Frequency(text[start..end]);
                if (frequency == 0 && end > single) continue;
                var score = Math.Log(Math.Max(1, frequency)) - _logTotal + scores[end];
                if (!(score > scores[start])) continue;
                scores[start] = score;
                ends[start] = end;
            }
        }

        var words = new List<(int Start, int End)>();
        for (var at = 0; at < text.Length; at = ends[at]) words.Add((at, ends[at]));
        return words;
    }
}

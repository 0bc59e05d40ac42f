namespace Linnet.Text.Tokenization.Training;

/// <summary>How often each character was seen, and which of them a vocabulary should hold.</summary>
internal sealed class CharacterCounts
{
    private readonly Dictionary<int, long> _counts = [];

    internal CharacterCounts(WordCounter words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var (word, count) = words[i];
            for (var at = 0; at < word.Length;)
            {
                var character = Utf8Text.Decode(word.AsSpan(at), out var length);
                _counts[character] = _counts.GetValueOrDefault(character) + count;
                at += length;
            }
        }
    }

    /// <summary>The wanted characters first, in their order, then those seen, most frequent first (ties by code point).</summary>
    /// <param name="wanted">Kept in any case.</param>
    /// <param name="limit">The most to return, wanted ones included and never dropped.</param>
    /// <param name="minFrequency">Others are seen at least so often.</param>
    internal List<int> MostFrequent(string wanted, int limit, long minFrequency = 1)
    {
        var chosen = wanted.EnumerateRunes().Select(rune => rune.Value).Distinct().ToList();
        var known = chosen.ToHashSet();
        var rest = _counts.Where(pair => pair.Value >= minFrequency && !known.Contains(pair.Key))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key);
        chosen.AddRange(rest.Select(pair => pair.Key).Take(Math.Max(0, limit - chosen.Count)));
        return chosen;
    }
}

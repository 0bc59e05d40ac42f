namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// All different words in one row of characters. Longer stretches are cut, and so are words at characters outside the alphabet:
/// a short stretch can be weighed with plain products of probabilities, which do not underflow.
/// </summary>
internal sealed class UnigramCorpus
{
    /// <summary>Characters of the longest stretch.</summary>
    internal const int MaxStretch = 48;

    private UnigramCorpus(int[] characters, int[] starts, long[] counts)
    {
        Characters = characters;
        Starts = starts;
        Counts = counts;
    }

    /// <summary>Code points, stretch after stretch.</summary>
    internal int[] Characters { get; }

    /// <summary>The first place of each stretch, and at the end the number of places.</summary>
    internal int[] Starts { get; }

    /// <summary>How often each stretch was seen.</summary>
    internal long[] Counts { get; }

    internal int StretchCount => Counts.Length;

    internal static UnigramCorpus Build(WordCounter words, HashSet<int> alphabet)
    {
        var characters = new List<int>();
        var starts = new List<int> { 0 };
        var counts = new List<long>();
        for (var i = 0; i < words.Count; i++)
        {
            var (word, count) = words[i];
            for (var at = 0; at < word.Length;)
            {
                var character = Utf8Text.Decode(word.AsSpan(at), out var length);
                at += length;
                var known = alphabet.Contains(character);
                if (known) characters.Add(character);
                if (known && at < word.Length && characters.Count - starts[^1] < MaxStretch) continue;
                if (characters.Count == starts[^1]) continue;
                starts.Add(characters.Count);
                counts.Add(count);
            }
        }

        return new UnigramCorpus([.. characters], [.. starts], [.. counts]);
    }
}

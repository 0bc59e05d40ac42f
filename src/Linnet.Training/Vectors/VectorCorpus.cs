namespace Linnet.Training.Vectors;

/// <summary>
/// Texts as numbers of words, the most frequent word first. Words that are too rare are gone, as if they had never stood there.
/// A token takes four bytes of memory.
/// </summary>
internal sealed class VectorCorpus
{
    /// <summary>Longer texts are cut, so that a file without line ends trains too; word2vec's limit.</summary>
    private const int LongestSentence = 1000;

    private VectorCorpus(string[] words, long[] counts, int[] tokens, int[] starts, long tokensRead)
    {
        Words = words;
        Counts = counts;
        Tokens = tokens;
        Starts = starts;
        TokensRead = tokensRead;
        KnownTokens = counts.Sum();
    }

    internal string[] Words { get; }

    /// <summary>How often each word occurs.</summary>
    internal long[] Counts { get; }

    /// <summary>All sentences, one after the other.</summary>
    internal int[] Tokens { get; }

    /// <summary>Where each sentence begins in <see cref="Tokens"/>, and the end of the last.</summary>
    internal int[] Starts { get; }

    internal int Sentences => Starts.Length - 1;

    /// <summary>Words read, the rare ones too.</summary>
    internal long TokensRead { get; }

    internal long KnownTokens { get; }

    internal static VectorCorpus Read(IEnumerable<string> texts, VectorCorpusOptions options)
    {
        ArgumentNullException.ThrowIfNull(texts);
        options.Validate();
        var reader = new WordReader(options);
        var numbers = new List<int>();
        var ends = new List<int>();
        foreach (var text in texts)
        {
            reader.Read(text, numbers);
            if (numbers.Count > Array.MaxLength - (1 << 24))
                throw new TrainingException($"The texts have more than {numbers.Count} words, which is all that word vectors can be learnt from at once; give fewer texts.");
            ends.Add(numbers.Count);
        }

        return Compact(reader.Counter, numbers, ends, options);
    }

    private static VectorCorpus Compact(WordCounter counter, List<int> numbers, List<int> ends, VectorCorpusOptions options)
    {
        var kept = Enumerable.Range(0, counter.Words.Count).Where(word => counter.Counts[word] >= options.MinCount)
            .OrderByDescending(word => counter.Counts[word]).Take(options.MaxWords).ToArray();
        if (kept.Length < 2)
        {
            throw new TrainingException(
                $"Only {kept.Length} of {counter.Words.Count} different words occur {options.MinCount} times or more; give more text or a lower min_count.");
        }

        var newNumber = new int[counter.Words.Count];
        Array.Fill(newNumber, -1);
        for (var i = 0; i < kept.Length; i++) newNumber[kept[i]] = i;
        var counts = Array.ConvertAll(kept, word => counter.Counts[word]);
        var tokens = new int[counts.Sum()];
        var starts = new List<int> { 0 };
        int count = 0, at = 0;
        foreach (var end in ends)
        {
            for (; at < end; at++)
            {
                if (newNumber[numbers[at]] is not (>= 0 and var number)) continue;
                tokens[count++] = number;
                if (count - starts[^1] == LongestSentence) starts.Add(count);
            }

            if (count > starts[^1]) starts.Add(count);
        }

        return new VectorCorpus(Array.ConvertAll(kept, word => counter.Words[word]), counts, tokens, [.. starts], numbers.Count);
    }
}

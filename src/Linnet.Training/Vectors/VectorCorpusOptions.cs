using Linnet.Text.Tokenization;

namespace Linnet.Training.Vectors;

/// <summary>How texts become the words that get vectors.</summary>
public sealed record VectorCorpusOptions
{
    /// <summary>What a word is, where there is no <see cref="Tokenizer"/>.</summary>
    public WordSplit Split { get; init; } = WordSplit.Words;

    /// <summary>A tokeniser whose tokens get the vectors, so that they fit a model that uses it; null for words.</summary>
    public Tokenizer? Tokenizer { get; init; }

    /// <summary>Least occurrences of a word, at least 1; rarer ones are passed over.</summary>
    public int MinCount { get; init; } = 5;

    /// <summary>Most words, the most frequent; at least 1.</summary>
    public int MaxWords { get; init; } = 1_000_000;

    /// <summary>Throws where a value lies outside its range.</summary>
    /// <exception cref="ConfigurationException">Names the field, its value and the allowed range.</exception>
    public void Validate()
    {
        if (MinCount < 1) throw new ConfigurationException($"min_count is {MinCount}; use at least 1.");
        if (MaxWords < 1) throw new ConfigurationException($"max_words is {MaxWords}; use at least 1.");
        if (!Enum.IsDefined(Split)) throw new ConfigurationException($"There is no way {Split} to split words; use {string.Join(" or ", Enum.GetNames<WordSplit>())}.");
    }
}

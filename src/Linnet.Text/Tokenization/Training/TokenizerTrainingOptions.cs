namespace Linnet.Text.Tokenization.Training;

/// <summary>What a trainer should make. One set of options serves all trainers; what a trainer has no use for it ignores.</summary>
public sealed record TokenizerTrainingOptions
{
    /// <summary>Tokens in the finished vocabulary at most, special tokens and alphabet included. Fewer where the text gives no more.</summary>
    public int VocabularySize { get; init; } = 8000;

    /// <summary>A pair, word or piece that is seen less often becomes no token, at least 1.</summary>
    public int MinFrequency { get; init; } = 2;

    /// <summary>
    /// The special tokens, which get the first ids; null for the trainer's own. The template (such as <c>[CLS] $A [SEP]</c>) is set
    /// only where its tokens are among them.
    /// </summary>
    public IReadOnlyList<string>? SpecialTokens { get; init; }

    /// <summary>Further special tokens, after <see cref="SpecialTokens"/>; they are found in texts before anything else.</summary>
    public IReadOnlyList<string> FurtherSpecialTokens { get; init; } = [];

    /// <summary>Lower-cases the text; null for what the trainer's model family does: yes for WordPiece, no for the others.</summary>
    public bool? LowerCase { get; init; }

    /// <summary>Takes accents off; null for: where the text is lower-cased by WordPiece.</summary>
    public bool? StripAccents { get; init; }

    /// <summary>Characters that are in the vocabulary whether or not the text has them.</summary>
    public string InitialAlphabet { get; init; } = "";

    /// <summary>The most different characters to keep, the most frequent first; null for all that fit.</summary>
    public int? LimitAlphabet { get; init; }

    /// <summary>Characters of the longest token; null for 16 in Unigram and any length elsewhere.</summary>
    public int? MaxTokenLength { get; init; }

    /// <summary>Hears how far training is, on the calling thread.</summary>
    public Action<TokenizerTrainingProgress>? Progress { get; init; }

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ConfigurationException">It names the option and what it may be.</exception>
    public void Validate()
    {
        if (VocabularySize < 1) throw new ConfigurationException($"VocabularySize is {VocabularySize}: give 1 or more");
        if (MinFrequency < 1) throw new ConfigurationException($"MinFrequency is {MinFrequency}: give 1 or more");
        if (LimitAlphabet is < 1) throw new ConfigurationException($"LimitAlphabet is {LimitAlphabet}: give 1 or more, or null");
        if (MaxTokenLength is < 1) throw new ConfigurationException($"MaxTokenLength is {MaxTokenLength}: give 1 or more, or null");
        if (InitialAlphabet.EnumerateRunes().Count() >= VocabularySize)
            throw new ConfigurationException($"VocabularySize {VocabularySize} leaves no room beside the InitialAlphabet");
        if (SpecialTokens is null) return;
        if (SpecialTokens.Any(string.IsNullOrEmpty)) throw new ConfigurationException("SpecialTokens holds an empty token");
        if (SpecialTokens.Distinct(StringComparer.Ordinal).Count() != SpecialTokens.Count)
            throw new ConfigurationException("SpecialTokens holds a token twice");
        if (SpecialTokens.Count >= VocabularySize)
            throw new ConfigurationException($"VocabularySize {VocabularySize} leaves no room beside {SpecialTokens.Count} special tokens");
    }
}

namespace Linnet.Training.Recipes;

/// <summary>The tokeniser of a run: trained on the training texts, or taken from a file.</summary>
public sealed class TokenizerSection
{
    /// <summary><c>wordpiece</c>, <c>bpe</c>, <c>unigram</c>, <c>word</c> or <c>char</c>; null for what suits the model and language.</summary>
    public string? Type { get; set; }

    /// <summary>A tokenizer.json to use as it is, instead of training one.</summary>
    public string? Path { get; set; }

    /// <summary>Most entries of a trained vocabulary; null for a size that suits the data.</summary>
    public int? VocabularySize { get; set; }

    /// <summary>Least occurrences of a word or piece.</summary>
    public int? MinFrequency { get; set; }

    /// <summary>Whether text is lower-cased.</summary>
    public bool Lowercase { get; set; } = true;
}

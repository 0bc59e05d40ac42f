namespace Linnet.Text.Tokenization.Training;

/// <summary>The tokenisers that can be trained.</summary>
public enum TokenizerKind
{
    /// <summary>Pieces of words with <c>##</c> inside a word, as BERT has them; every Han character a word.</summary>
    WordPiece,

    /// <summary>Byte pairs over all 256 bytes, as GPT-2 and RoBERTa have them; nothing is ever unknown.</summary>
    ByteLevelBpe,

    /// <summary>Byte pairs over characters, with bytes for what is rare, as Llama has them.</summary>
    ByteFallbackBpe,

    /// <summary>Pieces with probabilities, as ALBERT, T5 and XLM-R have them.</summary>
    Unigram,

    /// <summary>Whole words and single Han characters.</summary>
    WordLevel,

    /// <summary>Single characters.</summary>
    Character,
}

namespace Linnet.Models.Sparse;

/// <summary>What the n-grams of a block are made of.</summary>
public enum NgramAnalyzer
{
    /// <summary>
    /// Words, punctuation marks and symbols; a Chinese character or Japanese kana is a word of its own, so word
    /// n-grams of unspaced text are character n-grams.
    /// </summary>
    Word,

    /// <summary>Characters (Unicode code points) across the whole text, with one space at either end.</summary>
    Char,

    /// <summary>Characters inside one word at a time, with one space at either end (scikit-learn's <c>char_wb</c>).</summary>
    CharInWord,
}

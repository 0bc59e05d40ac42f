using System.Text;
using Linnet.Models.Sparse;
using Linnet.Text.Stemming;
using Linnet.Text.StopWords;

namespace Linnet.Models.Similarity;

/// <summary>One text as the features of a pair see it: folded to lower case, cut into words (a Chinese character is one), stemmed.</summary>
internal sealed class SimilarityText
{
    private static readonly PorterStemmer Stemmer = new();

    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="folding">Memory of the calling thread.</param>
    internal SimilarityText(string text, FoldedText folding)
    {
        folding.Read(text);
        var words = new List<string>();
        var stems = new List<string>();
        foreach (var (start, end) in folding.Words)
        {
            var word = Write(folding.Codes[start..end]);
            if (!char.IsLetterOrDigit(word[0])) continue;
            words.Add(word);
            stems.Add(Stemmer.Stem(word));
        }

        Source = text;
        Folded = Write(folding.Codes);
        Words = [.. words];
        Stems = [.. stems];
        IsFunction = Array.ConvertAll(Words, word => StopWordList.English.Contains(word) || StopWordList.Chinese.Contains(word));
    }

    /// <summary>The text as it was given.</summary>
    internal string Source { get; }

    /// <summary>The whole folded text, a space at either end.</summary>
    internal string Folded { get; }

    /// <summary>The words without punctuation.</summary>
    internal string[] Words { get; }

    /// <summary>The stem of each word; other scripts than Latin stay as they are.</summary>
    internal string[] Stems { get; }

    /// <summary>Whether each word carries little meaning of its own.</summary>
    internal bool[] IsFunction { get; }

    /// <summary>Stems with spaces between: what word vectors are learnt from.</summary>
    internal string StemText => string.Join(' ', Stems);

    private static string Write(ReadOnlySpan<int> codes)
    {
        var text = new StringBuilder(codes.Length);
        foreach (var code in codes) text.Append(new Rune(code));
        return text.ToString();
    }
}

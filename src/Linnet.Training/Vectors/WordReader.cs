using System.Text;
using Linnet.Models.Sparse;
using Linnet.Text.Tokenization;

namespace Linnet.Training.Vectors;

/// <summary>Cuts texts into words and counts them.</summary>
internal sealed class WordReader(VectorCorpusOptions options)
{
    private readonly FoldedText _folded = new();
    private readonly StringBuilder _word = new();

    internal WordCounter Counter { get; } = new();

    /// <summary>Adds the numbers of a text's words to a list.</summary>
    internal void Read(string text, List<int> numbers)
    {
        if (options.Tokenizer is { } tokenizer) ReadTokens(tokenizer, text, numbers);
        else if (options.Split == WordSplit.WhiteSpace) ReadSpaced(text, numbers);
        else ReadWords(text, numbers);
    }

    private void ReadSpaced(ReadOnlySpan<char> text, List<int> numbers)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !char.IsWhiteSpace(text[i])) continue;
            if (i > start) numbers.Add(Counter.Count(text[start..i]));
            start = i + 1;
        }
    }

    private void ReadWords(string text, List<int> numbers)
    {
        _folded.Read(text);
        Span<char> pair = stackalloc char[2];
        foreach (var (start, end) in _folded.Words)
        {
            _word.Clear();
            foreach (var code in _folded.Codes[start..end]) _word.Append(pair[..new Rune(code).EncodeToUtf16(pair)]);
            numbers.Add(Count());
        }
    }

    private int Count()
    {
        // A word of usual length lies in one piece, so that nothing is allocated for it.
        foreach (var chunk in _word.GetChunks())
            if (chunk.Length == _word.Length) return Counter.Count(chunk.Span);
        return Counter.Count(_word.ToString());
    }

    private void ReadTokens(Tokenizer tokenizer, string text, List<int> numbers)
    {
        foreach (var token in tokenizer.Encode(text, null, addSpecialTokens: false).Tokens) numbers.Add(Counter.Count(token));
    }
}

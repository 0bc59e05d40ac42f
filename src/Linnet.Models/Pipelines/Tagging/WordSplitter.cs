using System.Text;
using Linnet.Models.Architectures;

namespace Linnet.Models.Pipelines;

/// <summary>
/// Cuts a text into what a tagger tags. Words are cut about as in the CoNLL data: at spaces; marks before and behind a word stand alone, but the
/// points of <c>U.S.</c> stay; <c>'s</c> is a word; every Chinese character is one.
/// </summary>
public static class WordSplitter
{
    /// <summary>Cuts a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="unit">Words or characters.</param>
    /// <returns>The words in order, spaces left out.</returns>
    public static List<TextWord> Split(string text, TokenUnit unit)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<TextWord>();
        var start = -1;
        for (var i = 0; i < text.Length;)
        {
            var size = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var read) == System.Buffers.OperationStatus.Done ? read : 1;
            var isSpace = Rune.IsWhiteSpace(rune);
            var isAlone = unit == TokenUnit.Character || IsIdeograph(rune.Value);
            if (isSpace || isAlone)
            {
                if (start >= 0) AddWords(text, start, i, words);
                start = -1;
                if (!isSpace) words.Add(new TextWord(text.Substring(i, size), i, i + size));
            }
            else if (start < 0)
            {
                start = i;
            }

            i += size;
        }

        if (start >= 0) AddWords(text, start, text.Length, words);
        return words;
    }

    private static void AddWords(string text, int start, int end, List<TextWord> words)
    {
        while (start < end && IsMark(text[start]))
        {
            Add(start, start + 1);
            start++;
        }

        var last = end;
        while (last > start && IsMark(text[last - 1]) && !IsAbbreviation(text.AsSpan(start, last - start))) last--;
        if (last - start > 2 && text[last - 2] is '\'' or '’' && text[last - 1] is 's' or 'S')
        {
            Add(start, last - 2);
            Add(last - 2, last);
        }
        else if (last > start)
        {
            Add(start, last);
        }

        for (var i = last; i < end; i++) Add(i, i + 1);

        void Add(int from, int to) => words.Add(new TextWord(text[from..to], from, to));
    }

    private static bool IsMark(char c) => (char.IsPunctuation(c) || char.IsSymbol(c)) && c is not ('$' or '&' or '%' or '-' or '/' or '#' or '@');

    /// <summary>Letters and points by turns, as in <c>U.S.</c></summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> word) => word[^1] == '.' && word[..^1].Contains('.') && char.IsLetter(word[0]) && char.IsLetter(word[^2]);

    private static bool IsIdeograph(int c) =>
        c is (>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFF);
}

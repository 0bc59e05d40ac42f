using System.Text;

namespace Linnet.Evaluation;

/// <summary>Texts cut up as the reference implementations, all written in Python, cut them up.</summary>
internal static class TextUnits
{
    /// <summary>The words between white space, as <c>str.split()</c> gives them.</summary>
    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && !IsWhiteSpace(text[i]);
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            words.Add(text[start..i]);
            start = -1;
        }

        return words;
    }

    /// <summary>The code points that are no white space.</summary>
    internal static int[] CodePoints(string text)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!(rune.IsBmp && IsWhiteSpace((char)rune.Value))) points.Add(rune.Value);
        return [.. points];
    }

    /// <summary>Python counts the four ASCII separators of files, groups, records and units as white space; .NET does not.</summary>
    internal static bool IsWhiteSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001C' and <= '\u001F';

    /// <summary>ASCII punctuation, Python's <c>string.punctuation</c>.</summary>
    internal static bool IsAsciiPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));

    /// <summary>Characters that stand for themselves where words are not set apart: Han, kana and Hangul.</summary>
    internal static bool IsIdeographic(Rune rune) =>
        rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0x3040 and <= 0x30FF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0x20000 and <= 0x323AF);
}

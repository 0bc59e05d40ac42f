using System.Globalization;
using System.Text;

namespace Linnet.Text.Segmentation;

/// <summary>Which characters make words, and which belong to scripts that write no spaces.</summary>
internal static class Scripts
{
    /// <summary>Han, Hiragana and Katakana, with the iteration and length marks.</summary>
    internal static bool IsUnspaced(int codePoint) => codePoint is (>= 0x3005 and <= 0x3007) or (>= 0x3041 and <= 0x3096)
        or (>= 0x309D and <= 0x309F) or (>= 0x30A1 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F)
        or (>= 0x20000 and <= 0x323AF);

    /// <summary>Letters, digits and the marks that stand on them, of all scripts that write spaces.</summary>
    internal static bool IsWordCharacter(Rune rune) => !IsUnspaced(rune.Value) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.ConnectorPunctuation;

    /// <summary>The end of the stretch of a script without spaces that begins at a place; the place itself where none does.</summary>
    internal static int EndOfUnspacedRun(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            if (!IsUnspaced(rune.Value)) break;
            at += length;
        }

        return at;
    }

    internal static bool IsOneCharacter(ReadOnlySpan<char> text) =>
        text.Length == 1 || (text.Length == 2 && char.IsHighSurrogate(text[0]));
}

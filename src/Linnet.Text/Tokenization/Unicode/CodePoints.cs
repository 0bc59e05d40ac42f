using System.Globalization;
using System.Text;

namespace Linnet.Text.Tokenization;

/// <summary>Character properties that tokenisers ask for, none of which needs ICU.</summary>
internal static class CodePoints
{
    /// <summary>The Unicode property White_Space.</summary>
    internal static bool IsWhiteSpace(int c) => c < 0x10000 && char.IsWhiteSpace((char)c);

    /// <summary>General categories Nd, Nl and No.</summary>
    internal static bool IsNumeric(int c) =>
        c < 0x80
            ? char.IsAsciiDigit((char)c)
            : CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber;

    /// <summary>General category L.</summary>
    internal static bool IsLetter(int c) =>
        c < 0x80
            ? char.IsAsciiLetter((char)c)
            : CharUnicodeInfo.GetUnicodeCategory(c) <= UnicodeCategory.OtherLetter;

    /// <summary>Punctuation as BERT means it: every ASCII symbol, and general category P.</summary>
    internal static bool IsPunctuation(int c) =>
        c < 0x80
            ? c > 0x20 && c < 0x7F && !char.IsAsciiLetterOrDigit((char)c)
            : UnicodeFile.Instance.Punctuation.Contains(c);

    /// <summary>
    /// <c>\w</c> of Unicode regular expressions (Unicode Technical Standard 18): Alphabetic, marks, decimal digits, connector
    /// punctuation and join controls. The circled and squared letters are the part of Alphabetic that no category tells.
    /// </summary>
    internal static bool IsWord(int c)
    {
        if (c < 0x80) return char.IsAsciiLetterOrDigit((char)c) || c == '_';
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            <= UnicodeCategory.LetterNumber => true,
            UnicodeCategory.ConnectorPunctuation => true,
            UnicodeCategory.OtherSymbol => c is >= 0x24B6 and <= 0x24E9 or >= 0x1F130 and <= 0x1F149
                or >= 0x1F150 and <= 0x1F169 or >= 0x1F170 and <= 0x1F189,
            _ => c is 0x200C or 0x200D,
        };
    }

    /// <summary>Han characters as BERT means them, which get a space on either side; kana and Hangul are not among them.</summary>
    internal static bool IsHan(int c) =>
        c is >= 0x3400 and (<= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x2A6DF
            or >= 0x2A700 and <= 0x2B73F or >= 0x2B740 and <= 0x2B81F or >= 0x2B920 and <= 0x2CEAF or >= 0x2F800 and <= 0x2FA1F);

    /// <summary>Simple lower-case mapping. The one character whose full mapping is longer, İ, is the caller's business.</summary>
    internal static int ToLower(int c)
    {
        if (c < 0x80) return c is >= 'A' and <= 'Z' ? c | 0x20 : c;

        // What came with Unicode 17, which .NET 10 does not know yet: three Latin letters and the script Beria Erfe.
        if (c is 0xA7CE or 0xA7D2 or 0xA7D4) return c + 1;
        if (c is >= 0x16EA0 and <= 0x16EB8) return c + 27;
        return Rune.ToLowerInvariant(new Rune(c)).Value;
    }
}

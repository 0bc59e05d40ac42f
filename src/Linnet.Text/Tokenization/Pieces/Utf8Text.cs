using System.Text;

namespace Linnet.Text.Tokenization;

/// <summary>Small helps for well-formed UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>Bytes of the character that begins with <paramref name="first"/>.</summary>
    internal static int SequenceLength(byte first) => first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

    internal static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    /// <summary>Decodes the character at the front; <paramref name="length"/> gets its bytes.</summary>
    internal static int Decode(ReadOnlySpan<byte> text, out int length)
    {
        if (text[0] < 0x80)
        {
            length = 1;
            return text[0];
        }

        // Most scripts that are not Latin; what needs a closer look (shortest form, surrogates, four bytes) is left to the library.
        if (text.Length >= 3 && text[0] is >= 0xE1 and <= 0xEC && IsContinuation(text[1]) && IsContinuation(text[2]))
        {
            length = 3;
            return (text[0] & 0x0F) << 12 | (text[1] & 0x3F) << 6 | (text[2] & 0x3F);
        }

        Rune.DecodeFromUtf8(text, out var rune, out length);
        return rune.Value;
    }

    /// <summary>Number of characters.</summary>
    internal static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var value in text)
            if (!IsContinuation(value)) count++;
        return count;
    }

    internal static string ToString(ReadOnlySpan<byte> text) => System.Text.Encoding.UTF8.GetString(text);

    internal static byte[] ToBytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}

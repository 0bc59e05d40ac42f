namespace Linnet.Text.Tokenization;

/// <summary>
/// The alphabet of byte-level tokenisers (Radford et al. 2019): every byte is written as one printable character, so that any text can
/// be spelt with 256 symbols. Printable Latin-1 stands for itself; the other 68 bytes take U+0100, U+0101 and so on.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly char[] CharOfByte = BuildChars();
    private static readonly Dictionary<char, byte> ByteOfChar =
        Enumerable.Range(0, 256).ToDictionary(value => CharOfByte[value], value => (byte)value);

    internal static char ToChar(byte value) => CharOfByte[value];

    internal static bool TryToByte(char c, out byte value) => ByteOfChar.TryGetValue(c, out value);

    /// <summary>Spells bytes in the alphabet, as UTF-8; gives the length.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <param name="destination">At least twice as long.</param>
    internal static int Spell(ReadOnlySpan<byte> bytes, Span<byte> destination)
    {
        var length = 0;
        foreach (var value in bytes)
        {
            var c = CharOfByte[value];
            if (c < 0x80)
            {
                destination[length++] = (byte)c;
            }
            else
            {
                destination[length++] = (byte)(0xC0 | c >> 6);
                destination[length++] = (byte)(0x80 | c & 0x3F);
            }
        }

        return length;
    }

    private static char[] BuildChars()
    {
        var next = 0x100;
        var chars = new char[256];
        for (var value = 0; value < 256; value++)
            chars[value] = (char)(value is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE ? value : next++);
        return chars;
    }

    /// <summary>Spells a piece; each symbol stands where its byte stands, and so all symbols of a character for that character.</summary>
    internal readonly struct Spelling : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            for (var i = 0; i < piece.Length; i++) writer.PutFor(CharOfByte[piece[i]], i);
        }
    }
}

using System.Text;

namespace Linnet.Data;

/// <summary>
/// Names the encoding of a file from its first bytes. UTF-8 is the answer unless the evidence for another is strong, so that
/// a damaged UTF-8 file is reported and not silently read as something else.
/// </summary>
internal static class EncodingSniffer
{
    private const int FewestHanCharacters = 8;
    private const int FewestLatinLetters = 3;

    internal static string Detect(ReadOnlySpan<byte> bytes)
    {
        if (FileEncodings.MarkLength(FileEncodings.Utf8, bytes) > 0) return FileEncodings.Utf8;
        if (FileEncodings.MarkLength(FileEncodings.Utf16Le, bytes) > 0) return FileEncodings.Utf16Le;
        if (FileEncodings.MarkLength(FileEncodings.Utf16Be, bytes) > 0) return FileEncodings.Utf16Be;
        if (Utf16WithoutMark(bytes) is { } utf16) return utf16;
        var (valid, invalid) = CountMultiByte(bytes);
        if (invalid == 0 || valid > invalid) return FileEncodings.Utf8;
        if (LooksLikeGb18030(bytes)) return FileEncodings.Gb18030;
        return LooksLikeLatin(bytes) ?? FileEncodings.Utf8;
    }

    /// <summary>Plain ASCII in UTF-16 has a zero in every second byte, and text in other encodings has none at all.</summary>
    private static string? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            if (bytes[i] == 0) even++;
            if (bytes[i + 1] == 0) odd++;
        }

        var units = bytes.Length / 2;
        if (units < 2) return null;
        if (odd * 10 > units && even * 50 < odd) return FileEncodings.Utf16Le;
        return even * 10 > units && odd * 50 < even ? FileEncodings.Utf16Be : null;
    }

    private static (int Valid, int Invalid) CountMultiByte(ReadOnlySpan<byte> bytes)
    {
        int valid = 0, invalid = 0;
        while (!bytes.IsEmpty)
        {
            if (bytes[0] < 0x80)
            {
                bytes = bytes[1..];
                continue;
            }

            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status == System.Buffers.OperationStatus.Done) valid++;
            else if (status == System.Buffers.OperationStatus.InvalidData) invalid++;
            bytes = bytes[used..];
        }

        return (valid, invalid);
    }

    /// <summary>High bytes pair up, and most pairs are in the rows of the frequent characters (GB 2312 level 1) or punctuation.</summary>
    private static bool LooksLikeGb18030(ReadOnlySpan<byte> bytes)
    {
        int common = 0, pairs = 0;
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] < 0x81) continue;
            var lead = bytes[i];
            var trail = bytes[++i];
            if (trail < 0x30 || trail is 0x7F or 0xFF) return false;
            pairs++;
            if (lead is (>= 0xB0 and <= 0xD7) or 0xA1 or 0xA3 && trail >= 0xA1) common++;
        }

        return pairs >= FewestHanCharacters && common * 10 >= pairs * 8;
    }

    /// <summary>High bytes are accented letters, nearly all beside an ASCII letter, or typographic punctuation of Windows-1252.</summary>
    private static string? LooksLikeLatin(ReadOnlySpan<byte> bytes)
    {
        int letters = 0, alone = 0, windows = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b < 0x80) continue;
            if (b is 0x85 or (>= 0x91 and <= 0x97)) windows++;
            else if (b is >= 0xC0 and not 0xD7 and not 0xF7 and not 0xFF)
            {
                if (IsLetter(bytes, i - 1) || IsLetter(bytes, i + 1)) letters++;
                else alone++;
            }
            else if (b is not (0xA0 or 0xA3 or 0xA7 or 0xAB or 0xB0 or 0xBB or 0xBF or 0xA1)) return null;
        }

        if (letters < FewestLatinLetters || alone * 4 > letters) return null;
        return windows > 0 ? FileEncodings.Windows1252 : FileEncodings.Latin1;
    }

    private static bool IsLetter(ReadOnlySpan<byte> bytes, int index) =>
        (uint)index < (uint)bytes.Length && char.IsAsciiLetter((char)bytes[index]);
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Linnet.Data;

/// <summary>Keys by which equal texts are found without keeping the texts: 128 bits of SHA-256, the same on every machine.</summary>
internal static class TextKey
{
    private const char PairSeparator = '\u001F';

    /// <summary>The text of a row, with its pair where there is one.</summary>
    internal static string TextOf(TextRow row) => row.Pair is null ? row.Text : row.Text + PairSeparator + row.Pair;

    internal static UInt128 Exact(TextRow row) => Of(TextOf(row));

    internal static UInt128 Normalised(TextRow row) =>
        Of(row.Pair is null ? NormalText.Of(row.Text) : NormalText.Of(row.Text) + PairSeparator + NormalText.Of(row.Pair));

    internal static UInt128 Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= 1024 ? stackalloc byte[1024] : new byte[length];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}

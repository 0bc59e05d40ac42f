using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Linnet.Hub.Content;

/// <summary>The name of a content: the SHA-256 of its bytes.</summary>
/// <param name="High">The first sixteen bytes, big endian.</param>
/// <param name="Low">The last sixteen bytes.</param>
internal readonly record struct ContentId(UInt128 High, UInt128 Low)
{
    /// <summary>Bytes of a SHA-256.</summary>
    internal const int Length = 32;

    /// <summary>The name of bytes that are in memory.</summary>
    internal static ContentId Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(content, hash);
        return FromBytes(hash);
    }

    /// <summary>Reads the 32 bytes of a hash.</summary>
    internal static ContentId FromBytes(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != Length) throw new ArgumentException($"A SHA-256 has {Length} bytes, not {hash.Length}.", nameof(hash));
        return new ContentId(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <returns>False where the text is something else.</returns>
    internal static bool TryParse(string? text, out ContentId id)
    {
        id = default;
        Span<byte> hash = stackalloc byte[Length];
        if (text?.Length != 2 * Length || Convert.FromHexString(text, hash, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        id = FromBytes(hash);
        return true;
    }

    /// <summary>Reads 64 hexadecimal digits that somebody has sent.</summary>
    /// <exception cref="RefusedException">The text is something else.</exception>
    internal static ContentId Require(string? text) => TryParse(text, out var id)
        ? id
        : throw new RefusedException(Refusal.BadRequest, $"'{text}' is no SHA-256.");

    internal byte[] ToBytes()
    {
        var hash = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(hash, High);
        BinaryPrimitives.WriteUInt128BigEndian(hash.AsSpan(16), Low);
        return hash;
    }

    /// <summary>64 small hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());
}

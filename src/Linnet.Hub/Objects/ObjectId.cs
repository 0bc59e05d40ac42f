using System.Buffers.Binary;

namespace Linnet.Hub.Objects;

/// <summary>The name of a git object: the SHA-1 of its kind, its length and its bytes.</summary>
/// <param name="High">The first sixteen bytes, big endian.</param>
/// <param name="Low">The last four bytes.</param>
internal readonly record struct ObjectId(UInt128 High, uint Low)
{
    /// <summary>Bytes of a SHA-1.</summary>
    internal const int Length = 20;

    /// <summary>Digits of a SHA-1 as text.</summary>
    internal const int TextLength = 2 * Length;

    /// <summary>Reads the 20 bytes of a hash.</summary>
    internal static ObjectId FromBytes(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != Length) throw new ArgumentException($"A SHA-1 has {Length} bytes, not {hash.Length}.", nameof(hash));
        return new ObjectId(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt32BigEndian(hash[16..]));
    }

    /// <summary>Reads 40 hexadecimal digits.</summary>
    /// <returns>False where the text is something else.</returns>
    internal static bool TryParse(string? text, out ObjectId id)
    {
        id = default;
        Span<byte> hash = stackalloc byte[Length];
        if (text?.Length != TextLength || Convert.FromHexString(text, hash, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        id = FromBytes(hash);
        return true;
    }

    internal byte[] ToBytes()
    {
        var hash = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(hash, High);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(16), Low);
        return hash;
    }

    /// <summary>40 small hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());
}

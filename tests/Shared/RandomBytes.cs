using System.Buffers.Binary;
using Linnet.Numerics;

namespace Linnet.Tests;

/// <summary>Bytes that do not repeat, the same for the same seed.</summary>
internal static class RandomBytes
{
    internal static byte[] Of(int length, ulong seed)
    {
        var bytes = new byte[(length + 7) / 8 * 8];
        for (var i = 0; i < bytes.Length; i += 8) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i), SplitMix64.At(seed, (ulong)i));
        return bytes[..length];
    }
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Linnet.Numerics;

namespace Linnet.Training.Preparation;

/// <summary>Which rows are held out, by their text and the seed alone: equal rows stay together, and one pass over a file is enough.</summary>
internal static class HoldOut
{
    /// <summary>Whether a row is held out.</summary>
    /// <param name="text">All that is to stay together.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="fraction">Part of the rows, 0 to 1.</param>
    internal static bool Takes(string text, ulong seed, double fraction) => Takes(text, seed, fraction, part: 0);

    /// <summary>Whether a row is held out in one of several parts, which share no row.</summary>
    /// <param name="text">All that is to stay together.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="fraction">Part of the rows, 0 to 1.</param>
    /// <param name="part">0-based; where there are more parts than fit into the rows, they begin again with the first.</param>
    internal static bool Takes(string text, ulong seed, double fraction, int part)
    {
        if (fraction <= 0) return false;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), digest);
        var place = SplitMix64.At(seed, BitConverter.ToUInt64(digest));
        var first = part % Math.Max(1, (int)(1 / fraction)) * fraction;
        return place >= first * ulong.MaxValue && place < (first + fraction) * ulong.MaxValue;
    }
}

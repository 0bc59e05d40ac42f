using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Linnet.Text.Tokenization;

/// <summary>A fast hash of short byte strings, eight bytes a step. Not for keys that somebody else may choose with ill intent.</summary>
internal static class WordHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Of(ReadOnlySpan<byte> word)
    {
        ref var start = ref MemoryMarshal.GetReference(word);
        var hash = (ulong)word.Length * Multiplier;
        var at = 0;
        for (; at + 8 <= word.Length; at += 8) hash = Mix(hash, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at)));
        return (uint)(Mix(hash, Tail(ref start, at, word.Length)) >> 32);
    }

    /// <summary>Hash of a word of up to 16 bytes that has been loaded as two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Of(ulong low, ulong high) => (uint)(Mix(Mix(0, low), high) >> 32);

    /// <summary>The last bytes, fewer than eight, as one number; never reads beyond the word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Tail(ref byte start, int at, int length)
    {
        var left = length - at;
        if (left >= 4)
        {
            ulong first = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at));
            ulong last = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, length - 4));
            return first | last << (left - 4) * 8;
        }

        if (left == 0) return 0;
        ulong value = Unsafe.Add(ref start, at);
        if (left > 1) value |= (ulong)Unsafe.Add(ref start, at + 1) << 8;
        if (left > 2) value |= (ulong)Unsafe.Add(ref start, at + 2) << 16;
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Multiplier;
        return hash ^ BitOperations.RotateRight(hash, 29);
    }
}

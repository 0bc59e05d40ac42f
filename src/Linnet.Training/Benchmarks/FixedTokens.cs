using Linnet.Numerics;

namespace Linnet.Training.Benchmarks;

/// <summary>Token ids that any program in any language can make again: splitmix64 over a counter (Steele, Lea and Flood 2014).</summary>
public static class FixedTokens
{
    /// <summary>Ids that are uniform over a vocabulary: harder on the caches than real text, the same for whoever is compared.</summary>
    /// <param name="seed">Names the sequence.</param>
    /// <param name="count">How many ids, at least 0.</param>
    /// <param name="vocabulary">One past the largest id, at least 1.</param>
    /// <returns>The ids, each in [0, <paramref name="vocabulary"/>).</returns>
    public static int[] Create(ulong seed, int count, int vocabulary)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabulary, 1);
        var ids = new int[count];
        for (var i = 0; i < count; i++) ids[i] = (int)((SplitMix64.At(seed, (ulong)i) >> 33) % (ulong)vocabulary);
        return ids;
    }
}

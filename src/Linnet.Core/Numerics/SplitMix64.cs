namespace Linnet.Numerics;

/// <summary>The splitmix64 mixing function (Steele, Lea and Flood 2014) as a counter-based source: the value at index i needs no state.</summary>
public static class SplitMix64
{
    /// <summary>The value at <paramref name="index"/> of the sequence that <paramref name="seed"/> names.</summary>
    /// <param name="seed">Names the sequence.</param>
    /// <param name="index">0-based position in it.</param>
    public static ulong At(ulong seed, ulong index)
    {
        var z = unchecked(seed + (index + 1) * 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}

using Linnet.Numerics;

namespace Linnet.Chunking;

/// <summary>
/// One random number for each byte value, which the rolling hash of <see cref="ContentChunker"/> adds up. The seed is a part of the storage
/// format: another one would cut the same files elsewhere, and nothing stored before would be found again.
/// </summary>
internal static class GearTable
{
    private const ulong Seed = 0x4C69_6E6E_6574_4843;

    internal static readonly ulong[] Values = [.. Enumerable.Range(0, 256).Select(value => SplitMix64.At(Seed, (ulong)value))];
}

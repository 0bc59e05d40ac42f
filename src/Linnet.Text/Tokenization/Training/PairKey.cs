namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// A key for two ids. The two alone would hash to their exclusive or, which is the same for most neighbours' ids; a
/// multiplication spreads them and keeps different pairs different.
/// </summary>
internal static class PairKey
{
    internal static ulong Of(int left, int right) => unchecked(((ulong)(uint)left << 32 | (uint)right) * 0x9E3779B97F4A7C15UL);
}

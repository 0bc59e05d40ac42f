namespace Linnet.Text.Tokenization;

/// <summary>The arithmetic of conjoining jamo (The Unicode Standard, section 3.12): 11,172 syllables need no table.</summary>
internal static class Hangul
{
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TrailCount;

    internal static bool IsSyllable(int codePoint) => (uint)(codePoint - SyllableBase) < SyllableCount;

    /// <summary>Lead, vowel and trail of a syllable; the trail is 0 where there is none.</summary>
    internal static (int Lead, int Vowel, int Trail) Decompose(int syllable)
    {
        var index = syllable - SyllableBase;
        var trail = index % TrailCount;
        return (
            LeadBase + index / (VowelCount * TrailCount),
            VowelBase + index % (VowelCount * TrailCount) / TrailCount,
            trail == 0 ? 0 : TrailBase + trail);
    }

    /// <summary>The syllable of lead + vowel or of open syllable + trail, or -1.</summary>
    internal static int Compose(int first, int second)
    {
        if ((uint)(first - LeadBase) < LeadCount && (uint)(second - VowelBase) < VowelCount)
            return SyllableBase + ((first - LeadBase) * VowelCount + (second - VowelBase)) * TrailCount;
        if (IsSyllable(first) && (first - SyllableBase) % TrailCount == 0 && (uint)(second - TrailBase - 1) < TrailCount - 1)
            return first + (second - TrailBase);
        return -1;
    }
}

namespace Linnet.Text.Tokenization;

/// <summary>The tokens <c>&lt;0x00&gt;</c> to <c>&lt;0xFF&gt;</c> that spell a character byte by byte.</summary>
internal static class ByteFallbackIds
{
    /// <summary>For each byte its id in a vocabulary, or -1.</summary>
    internal static int[] In(Vocabulary vocabulary)
    {
        var ids = new int[256];
        for (var value = 0; value < 256; value++) vocabulary.TryGetId($"<0x{value:X2}>", out ids[value]);
        return ids;
    }
}

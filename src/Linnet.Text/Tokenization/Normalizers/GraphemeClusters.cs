using System.Globalization;

namespace Linnet.Text.Tokenization;

/// <summary>Where one user-perceived character ends (Unicode Standard Annex 29).</summary>
internal static class GraphemeClusters
{
    /// <summary>UTF-16 units of the cluster that begins at <paramref name="start"/>: at once for plain neighbours, by the full rules for the rest.</summary>
    internal static int LengthAt(string text, int start)
    {
        if (text[start] != '\r' && IsPlain(text[start]) && (start + 1 == text.Length || IsPlain(text[start + 1]))) return 1;
        return StringInfo.GetNextTextElementLength(text, start);
    }

    /// <summary>Characters that never join another of their kind, save for the line end: ASCII, Han, kana, Chinese and full-width punctuation.</summary>
    internal static bool IsPlain(char c) => c switch
    {
        < '\u0080' => true,
        < '\u3001' => false,
        <= '\u3029' => true,
        >= '\u3041' and <= '\u3096' => true,
        >= '\u30a1' and <= '\u30fa' => true,
        >= '\u4e00' and <= '\u9fff' => true,
        >= '\uff01' and <= '\uff60' => true,
        _ => false,
    };
}

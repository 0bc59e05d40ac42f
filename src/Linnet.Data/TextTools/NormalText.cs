using System.Text;

namespace Linnet.Data;

/// <summary>A text with everything evened out that does not change what it says: case, width, punctuation and spacing.</summary>
internal static class NormalText
{
    private const int FullWidthOffset = 0xFEE0;

    internal static string Of(string text)
    {
        var normal = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var narrow = rune.Value is > 0xFF00 and < 0xFF5F ? new Rune(rune.Value - FullWidthOffset) : rune;
            if (!Rune.IsLetterOrDigit(narrow))
            {
                gap |= Rune.IsWhiteSpace(narrow) || Rune.IsPunctuation(narrow) || Rune.IsSymbol(narrow);
                continue;
            }

            if (gap && normal.Length > 0) normal.Append(' ');
            gap = false;
            normal.Append(Rune.ToLowerInvariant(narrow).ToString());
        }

        // A text of signs alone is only equal to itself.
        return normal.Length == 0 ? text.Trim() : normal.ToString();
    }
}

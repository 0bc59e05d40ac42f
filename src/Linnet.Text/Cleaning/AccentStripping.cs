using System.Globalization;
using System.Text;
using Linnet.Text.Tokenization;

namespace Linnet.Text.Cleaning;

/// <summary>
/// Takes the accents off letters: the text is decomposed, non-spacing marks go, the rest is composed again (so that Hangul
/// syllables stay whole).
/// </summary>
public sealed class AccentStripping : ICleaningStep
{
    /// <inheritdoc/>
    public string Apply(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var decomposed = UnicodeNormalization.Normalize(text, NormalizationForm.FormD);
        var output = new StringBuilder(decomposed.Length);
        foreach (var rune in decomposed.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark) output.Append(rune.ToString());
        return UnicodeNormalization.Normalize(output.ToString(), NormalizationForm.FormC);
    }
}

namespace Linnet.Text.Cleaning;

/// <summary>
/// Full-width forms become half-width: U+FF01 to U+FF5E become U+0021 to U+007E, the ideographic space a space, and the
/// full-width currency and other signs of U+FFE0 to U+FFE6 their ordinary forms (Unicode, Halfwidth and Fullwidth Forms).
/// </summary>
public sealed class WidthFolding : ICleaningStep
{
    private const string Signs = "¢£¬¯¦¥₩";

    /// <inheritdoc/>
    public string Apply(string text)
    {
        var needed = text.AsSpan().IndexOfAnyInRange('\uFF01', '\uFF5E') >= 0 || text.Contains('\u3000')
            || text.AsSpan().IndexOfAnyInRange('\uFFE0', '\uFFE6') >= 0;
        return needed ? string.Create(text.Length, text, Fold) : text;
    }

    private static void Fold(Span<char> output, string text)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = text[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - 0xFEE0),
                '\u3000' => ' ',
                >= '\uFFE0' and <= '\uFFE6' and var sign => Signs[sign - 0xFFE0],
                var other => other,
            };
        }
    }
}

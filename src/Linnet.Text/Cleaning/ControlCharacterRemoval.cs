using System.Globalization;
using System.Text;

namespace Linnet.Text.Cleaning;

/// <summary>
/// Removes what is there but not seen: control characters (tab and line breaks stay), format characters (zero-width spaces
/// and joiners, the byte order mark, soft hyphens, marks of writing direction) and lone surrogates.
/// </summary>
/// <remarks>Emoji joined by U+200D fall into their parts; scripts that tell words apart by U+200C should not use this step.</remarks>
public sealed class ControlCharacterRemoval : ICleaningStep
{
    /// <inheritdoc/>
    public string Apply(string text)
    {
        var first = 0;
        while (first < text.Length && text[first] is >= ' ' and <= '~') first++;
        if (first == text.Length) return text;
        var output = new StringBuilder(text.Length).Append(text, 0, first);
        for (var at = first; at < text.Length;)
        {
            var sound = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (sound && IsVisible(rune)) output.Append(text, at, length);
            at += length;
        }

        return output.Length == text.Length ? text : output.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value is '\t' or '\n' or '\r' or '\v' or '\f' or 0x85,
        UnicodeCategory.Format => false,
        _ => true,
    };
}

using System.Text;

namespace Linnet.Text.Cleaning;

/// <summary>Turns every run of Unicode white space into one space, and trims both ends.</summary>
/// <param name="keepLineBreaks">A run that holds a line break becomes a line feed instead.</param>
public sealed class WhiteSpaceCollapsing(bool keepLineBreaks = false) : ICleaningStep
{
    /// <inheritdoc/>
    public string Apply(string text)
    {
        if (IsCollapsed(text)) return text;
        var output = new StringBuilder(text.Length);
        var gap = '\0';
        foreach (var value in text)
        {
            if (char.IsWhiteSpace(value))
            {
                if (gap != '\n') gap = keepLineBreaks && IsLineBreak(value) ? '\n' : ' ';
                continue;
            }

            if (gap != '\0' && output.Length > 0) output.Append(gap);
            gap = '\0';
            output.Append(value);
        }

        return output.ToString();
    }

    private bool IsCollapsed(string text)
    {
        var previousIsSpace = true;
        foreach (var value in text)
        {
            var isSpace = char.IsWhiteSpace(value);
            if (isSpace && (previousIsSpace || !(value == ' ' || (keepLineBreaks && value == '\n')))) return false;
            previousIsSpace = isSpace;
        }

        return text.Length == 0 || !previousIsSpace;
    }

    private static bool IsLineBreak(char value) => value is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';
}

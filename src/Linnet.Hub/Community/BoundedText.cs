namespace Linnet.Hub.Community;

/// <summary>Texts that people send, within their bounds.</summary>
internal static class BoundedText
{
    /// <summary>A text on one line that has to be there.</summary>
    internal static string Line(string? text, int maxLength, string what)
    {
        var line = string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 0 && line.Length <= maxLength ? line : throw new RefusedException(Refusal.BadRequest, $"{what} has 1 to {maxLength} characters.");
    }

    /// <summary>A text that may be empty.</summary>
    internal static string Lines(string? text, int maxLength, string what)
    {
        var lines = (text ?? string.Empty).Trim();
        return lines.Length <= maxLength ? lines : throw new RefusedException(Refusal.BadRequest, $"{what} has at most {maxLength} characters.");
    }
}

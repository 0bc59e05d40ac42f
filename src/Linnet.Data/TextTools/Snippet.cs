namespace Linnet.Data;

/// <summary>The beginning of a text on one line, for examples in reports.</summary>
internal static class Snippet
{
    private const int MostCharacters = 60;

    internal static string Of(string text)
    {
        var end = Math.Min(text.Length, MostCharacters);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1])) end--;
        var start = string.Concat(text.AsSpan(0, end), end < text.Length ? "…" : "");
        return string.Concat(start.Select(c => char.IsControl(c) ? ' ' : c));
    }
}

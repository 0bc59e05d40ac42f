namespace Linnet.Text.Cleaning;

/// <summary>An <c>@</c> that follows no letter, digit, underscore or other <c>@</c>, and the name after it, which no <c>@</c> follows.</summary>
internal readonly struct MentionMatcher : IMatcher
{
    public bool TryFind(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        for (start = from; start < text.Length; start++)
        {
            var found = text[start..].IndexOf('@');
            if (found < 0) break;
            start += found;
            end = start + 1;
            while (end < text.Length && IsNameCharacter(text[end])) end++;
            if (end > start + 1 && !Touches(text, start - 1) && !Touches(text, end)) return true;
        }

        start = end = text.Length;
        return false;
    }

    /// <summary>Whether the neighbour makes it part of something longer, such as <c>@anna@example</c>.</summary>
    private static bool Touches(ReadOnlySpan<char> text, int neighbour) =>
        (uint)neighbour < (uint)text.Length && (text[neighbour] == '@' || IsNameCharacter(text[neighbour]));

    private static bool IsNameCharacter(char value) => char.IsLetterOrDigit(value) || value is '_' or '-';
}

using System.Buffers;

namespace Linnet.Text.Cleaning;

/// <summary>
/// A URL: one of four beginnings, not preceded by a letter or digit of ASCII, then at least one of the characters that
/// RFC 3986 allows. Characters beyond ASCII end it, since in Chinese the text goes on without a space; so does punctuation
/// at its end, and a closing bracket that it did not open.
/// </summary>
internal readonly struct UrlMatcher : IMatcher
{
    private static readonly string[] Beginnings = ["http://", "https://", "ftp://", "www."];

    private static readonly SearchValues<string> Anchors = SearchValues.Create(Beginnings, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%");

    private static readonly SearchValues<char> TrailingPunctuation = SearchValues.Create(".,:;!?'*");

    public bool TryFind(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        for (var at = from; at < text.Length;)
        {
            var found = text[at..].IndexOfAny(Anchors);
            if (found < 0) break;
            start = at + found;
            var body = start + BeginningLength(text[start..]);
            at = body;
            if (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])) continue;
            var length = text[body..].IndexOfAnyExcept(Allowed);
            end = Trim(text, body, length < 0 ? text.Length : body + length);
            if (end > body) return true;
        }

        start = end = text.Length;
        return false;
    }

    private static int BeginningLength(ReadOnlySpan<char> text)
    {
        foreach (var beginning in Beginnings)
            if (text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return beginning.Length;
        return 1;
    }

    private static int Trim(ReadOnlySpan<char> text, int body, int end)
    {
        var unopened = text[body..end].Count(')') - text[body..end].Count('(');
        for (; end > body; end--)
        {
            if (TrailingPunctuation.Contains(text[end - 1])) continue;
            if (text[end - 1] != ')' || unopened <= 0) break;
            unopened--;
        }

        return end;
    }
}

using System.Buffers;

namespace Linnet.Text.Cleaning;

/// <summary>
/// An e-mail address in its everyday form: a local part of letters, digits and <c>. _ % + -</c>, an <c>@</c>, and a domain
/// of two or more labels. Neither side may hold an <c>@</c>, which keeps the look to both sides linear.
/// </summary>
internal readonly struct EmailMatcher : IMatcher
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> Local = SearchValues.Create(Alphanumeric + "._%+-");

    private static readonly SearchValues<char> Domain = SearchValues.Create(Alphanumeric + ".-");

    public bool TryFind(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        var left = from;
        for (var at = from; at < text.Length; at++)
        {
            var found = text[at..].IndexOf('@');
            if (found < 0) break;
            at += found;
            start = left + text[left..at].LastIndexOfAnyExcept(Local) + 1;
            while (start < at && text[start] is '.' or '-' or '%') start++;
            end = DomainEnd(text, at + 1);
            if (start < at && text[at - 1] != '.' && end > at + 1) return true;
            left = at + 1;
        }

        start = end = text.Length;
        return false;
    }

    /// <summary>The end of the domain that begins at <paramref name="begin"/>, or <paramref name="begin"/> if there is none.</summary>
    private static int DomainEnd(ReadOnlySpan<char> text, int begin)
    {
        var length = text[begin..].IndexOfAnyExcept(Domain);
        var run = length < 0 ? text[begin..] : text.Slice(begin, length);
        var empty = run.IndexOf("..");
        if (empty >= 0) run = run[..empty];
        run = run.TrimEnd(".-");
        var lastDot = run.LastIndexOf('.');
        var sound = lastDot > 0 && char.IsAsciiLetterOrDigit(run[0]) && run.Length - lastDot > 2 && char.IsAsciiLetter(run[lastDot + 1]);
        return sound ? begin + run.Length : begin;
    }
}

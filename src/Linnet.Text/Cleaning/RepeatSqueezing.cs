using System.Text;

namespace Linnet.Text.Cleaning;

/// <summary>
/// Shortens runs of one character: with 3, <c>soooooo!!!!!!</c> becomes <c>sooo!!!</c>. Digits and white space stay, for
/// 100000 is not 1000; so do URLs and e-mail addresses.
/// </summary>
public sealed class RepeatSqueezing : ICleaningStep
{
    private readonly int _most;

    /// <param name="most">The longest run that may stand, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is below 1.</exception>
    public RepeatSqueezing(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        _most = most;
    }

    /// <inheritdoc/>
    public string Apply(string text)
    {
        var output = new StringBuilder(text.Length);
        var urls = new UrlMatcher();
        for (var at = 0; at < text.Length;)
        {
            urls.TryFind(text, at, out var start, out var end);
            SqueezeBetweenEmails(text.AsSpan(at, start - at), output);
            output.Append(text, start, end - start);
            at = end;
        }

        return output.Length == text.Length ? text : output.ToString();
    }

    private void SqueezeBetweenEmails(ReadOnlySpan<char> text, StringBuilder output)
    {
        var emails = new EmailMatcher();
        for (var at = 0; at < text.Length;)
        {
            emails.TryFind(text, at, out var start, out var end);
            Squeeze(text[at..start], output);
            output.Append(text[start..end]);
            at = end;
        }
    }

    private void Squeeze(ReadOnlySpan<char> text, StringBuilder output)
    {
        var run = 0;
        Rune previous = default;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            run = rune == previous ? run + 1 : 1;
            previous = rune;
            if (run <= _most || Rune.IsDigit(rune) || Rune.IsWhiteSpace(rune)) output.Append(text.Slice(at, length));
            at += length;
        }
    }
}

using System.Net;
using System.Text;

namespace Linnet.Text.Cleaning;

/// <summary>
/// Takes the text out of HTML, whole or broken: tags and comments go, scripts and styles go with their content, block
/// elements and line breaks leave a line feed, table cells a space, and entities are decoded once.
/// </summary>
/// <remarks>
/// A <c>&lt;</c> that begins no tag (<c>a &lt; b</c>, <c>&lt;3</c>) or that is never closed is text. As in the HTML standard,
/// a comment or script that is never closed reaches to the end.
/// </remarks>
public sealed class HtmlStripping : ICleaningStep
{
    /// <inheritdoc/>
    public string Apply(string text)
    {
        if (text.AsSpan().IndexOfAny('<', '&') < 0) return text;
        var output = new StringBuilder(text.Length);
        var scanner = new HtmlScanner(text);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            if (open < 0) break;
            var end = scanner.End(open, out var separator);
            if (end < 0)
            {
                // Not markup: the sign stays, together with the text before it.
                AppendDecoded(output, text, at, open + 1);
                at = open + 1;
                continue;
            }

            AppendDecoded(output, text, at, open);
            if (separator != '\0') output.Append(separator);
            at = end;
        }

        AppendDecoded(output, text, at, text.Length);
        return output.ToString();
    }

    private static void AppendDecoded(StringBuilder output, string text, int from, int to)
    {
        var segment = text.AsSpan(from, to - from);
        if (segment.Contains('&')) output.Append(WebUtility.HtmlDecode(segment.ToString()));
        else output.Append(segment);
    }
}

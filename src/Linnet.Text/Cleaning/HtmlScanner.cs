namespace Linnet.Text.Cleaning;

/// <summary>Finds where a piece of markup ends, and what it leaves between the words on either side.</summary>
/// <param name="text">The whole document, scanned from left to right.</param>
internal struct HtmlScanner(string text)
{
    // Two facts about the rest of the document that keep broken markup from being scanned again from every tag on.
    private readonly int _lastClose = text.LastIndexOf('>');
    private bool _quotesAreBroken;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
        "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table",
        "tbody", "tfoot", "thead", "title", "tr", "ul",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BlockNames =
        Blocks.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The index after the markup that begins at <paramref name="open"/>, or -1 if none begins there.</summary>
    internal int End(int open, out char separator)
    {
        separator = '\0';
        var next = open + 1 < text.Length ? text[open + 1] : '\0';
        if (next == '!') return text.AsSpan(open).StartsWith("<!--") ? After("-->", open + 4) : Closing(open + 2);
        if (next == '?') return Closing(open + 2);
        var nameStart = next == '/' ? open + 2 : open + 1;
        if (nameStart >= text.Length || !char.IsAsciiLetter(text[nameStart])) return -1;
        var nameEnd = nameStart + 1;
        while (nameEnd < text.Length && char.IsAsciiLetterOrDigit(text[nameEnd])) nameEnd++;
        var end = Closing(nameEnd);
        if (end < 0) return -1;
        var name = text.AsSpan(nameStart, nameEnd - nameStart);
        separator = Separator(name);
        return next != '/' && IsRawText(name) ? RawTextEnd(name, end) : end;
    }

    private static char Separator(ReadOnlySpan<char> name)
    {
        if (BlockNames.Contains(name)) return '\n';
        var isCell = name.Equals("td", StringComparison.OrdinalIgnoreCase) || name.Equals("th", StringComparison.OrdinalIgnoreCase);
        return isCell ? ' ' : '\0';
    }

    private static bool IsRawText(ReadOnlySpan<char> name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase);

    private readonly int RawTextEnd(ReadOnlySpan<char> name, int from)
    {
        var close = text.IndexOf($"</{name}", from, StringComparison.OrdinalIgnoreCase);
        return close < 0 ? text.Length : After(">", close);
    }

    private readonly int After(string mark, int from)
    {
        var found = from <= text.Length ? text.IndexOf(mark, from, StringComparison.Ordinal) : -1;
        return found < 0 ? text.Length : found + mark.Length;
    }

    /// <summary>
    /// The index after the closing <c>&gt;</c>, or -1. A <c>&gt;</c> inside a quoted attribute value does not close, unless
    /// quoting so leaves nothing that does: then quotation marks are plain characters from there on.
    /// </summary>
    private int Closing(int from)
    {
        if (from > _lastClose) return -1;
        var end = _quotesAreBroken ? -1 : ClosingOutsideQuotes(from);
        if (end >= 0) return end;
        _quotesAreBroken = true;
        return text.IndexOf('>', from) + 1;
    }

    private readonly int ClosingOutsideQuotes(int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var found = text.AsSpan(at).IndexOfAny('>', '=');
            if (found < 0) break;
            at += found;
            if (text[at] == '>') return at + 1;
            var quote = at + 1;
            while (quote < text.Length && char.IsWhiteSpace(text[quote])) quote++;
            if (quote >= text.Length || text[quote] is not ('"' or '\'')) continue;
            var partner = text.IndexOf(text[quote], quote + 1);
            if (partner > 0) at = partner;
        }

        return -1;
    }
}

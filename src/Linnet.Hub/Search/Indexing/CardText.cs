using System.Text;
using System.Text.RegularExpressions;

namespace Linnet.Hub.Search.Indexing;

/// <summary>The words for people in a README: without its head, code, tables, addresses and marks.</summary>
/// <param name="Title">Its headings of the first rank.</param>
/// <param name="Summary">Its first paragraph, for a list of results; empty where there is none.</param>
/// <param name="Text">All of it, up to a bound.</param>
internal sealed partial record CardText(string Title, string Summary, string Text)
{
    private const int MaxRead = 32_000;
    private const int MaxSummary = 240;
    private const string Fence = "---";

    private static readonly string[] CodeFences = ["```", "~~~"];

    /// <summary>Reads a README.</summary>
    internal static CardText Parse(string markdown)
    {
        var (titles, first, all) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        var (isCode, isFirstDone) = (false, false);
        foreach (var raw in Body(markdown).Split('\n'))
        {
            var line = raw.Trim();
            if (CodeFences.Any(fence => line.StartsWith(fence, StringComparison.Ordinal))) isCode = !isCode;
            else if (!isCode)
            {
                var isHeading = line.StartsWith('#');
                var isTable = line.StartsWith('|');
                var text = Plain(line);
                if (first.Length > 0 && (text.Length == 0 || isHeading)) isFirstDone = true;
                if (text.Length == 0 || isTable) continue;
                if (line.StartsWith("# ", StringComparison.Ordinal)) titles.Append(text).Append(' ');
                else if (!isHeading && !isFirstDone) first.Append(first.Length > 0 ? " " : string.Empty).Append(text);
                all.Append(text).Append('\n');
            }
        }

        return new CardText(titles.ToString().Trim(), Shorten(first.ToString()), all.ToString());
    }

    private static string Body(string markdown)
    {
        var text = markdown.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (text.StartsWith(Fence + "\n", StringComparison.Ordinal))
        {
            var end = text.IndexOf($"\n{Fence}", Fence.Length, StringComparison.Ordinal);
            text = end < 0 ? string.Empty : text[(end + Fence.Length + 1)..];
        }

        return text.Length > MaxRead ? text[..MaxRead] : text;
    }

    private static string Plain(string line)
    {
        var text = Image().Replace(line, " ");
        text = Link().Replace(text, "$1");
        text = Markup().Replace(text, " ");
        text = Address().Replace(text, " ");
        return Spaces().Replace(text.Replace("`", string.Empty, StringComparison.Ordinal).Replace("*", string.Empty, StringComparison.Ordinal).TrimStart('#', '>', '-', '+', ' '), " ").Trim();
    }

    private static string Shorten(string text)
    {
        if (text.Length <= MaxSummary) return text;
        var end = text.LastIndexOf(' ', MaxSummary - 1, MaxSummary / 2);
        if (end < 0) end = char.IsHighSurrogate(text[MaxSummary - 2]) ? MaxSummary - 2 : MaxSummary - 1;
        return text[..end] + "…";
    }

    [GeneratedRegex(@"!\[[^\]\[]{0,500}\]\([^()\s]{0,2000}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[([^\]\[]{0,500})\]\([^()\s]{0,2000}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"<[^<>]{0,1000}>", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"https?://[^\s\p{IsCJKUnifiedIdeographs}]{1,2000}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}

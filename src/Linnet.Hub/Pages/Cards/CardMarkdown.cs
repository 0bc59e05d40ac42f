using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Repositories;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Linnet.Hub.Pages.Cards;

/// <summary>
/// Turns strangers' Markdown into HTML that can do no harm: no HTML of theirs, links only to where a browser may go, pictures only from the
/// repository itself.
/// </summary>
internal static class CardMarkdown
{
    /// <summary>Longer texts are shown as they were written.</summary>
    private const int MaxLength = 512 << 10;
    private const int LowestHeading = 6;

    private static readonly string[] Schemes = ["http:", "https:", "mailto:"];

    /// <summary>A card stands under the first heading of its page.</summary>
    private const int BelowPage = 1;

    /// <summary>Words stand under the heading of what they are said in.</summary>
    private const int BelowTitle = 2;

    private static readonly MarkdownPipeline Cards = Tables().UseFootnotes().Build();

    /// <summary>People end their lines where they mean it. Footnotes have names, which several texts on one page would share.</summary>
    private static readonly MarkdownPipeline Words = Tables().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>Renders a README without its head.</summary>
    /// <param name="markdown">The file.</param>
    /// <param name="place">Where links and pictures are looked for.</param>
    /// <returns>HTML; null where the text cannot be rendered and is to be shown as it is.</returns>
    internal static string? ToHtml(string markdown, CardPlace place) => markdown.Length > MaxLength ? null : Render(FrontMatter.Body(markdown), Cards, BelowPage, place);

    /// <summary>Renders what somebody says in a discussion: all of it, with its line breaks.</summary>
    /// <param name="words">As they were written.</param>
    /// <param name="place">Where links and pictures are looked for.</param>
    /// <returns>HTML; null where the text cannot be rendered and is to be shown as it is.</returns>
    internal static string? WordsToHtml(string words, CardPlace place) => words.Length > MaxLength ? null : Render(words, Words, BelowTitle, place);

    private static MarkdownPipelineBuilder Tables() => new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseTaskLists().UseAutoLinks().UseEmphasisExtras().UseListExtras();

    private static string? Render(string markdown, MarkdownPipeline pipeline, int headingShift, CardPlace place)
    {
        try
        {
            var document = Markdown.Parse(markdown, pipeline);
            foreach (var node in document.Descendants().ToList()) Tame(node, headingShift, place);
            return document.ToHtml(pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested deeper than its limit.
            return null;
        }
    }

    private static void Tame(MarkdownObject node, int headingShift, CardPlace place)
    {
        switch (node)
        {
            case HeadingBlock heading:
                // The page has headings of its own already.
                heading.Level = Math.Min(heading.Level + headingShift, LowestHeading);
                break;
            case Table table:
                TameTable(table);
                break;
            case LinkInline { IsImage: true } picture:
                picture.Url = PictureAddress(picture.Url, place);
                break;
            case LinkInline link:
                link.Url = LinkAddress(link.Url, place);
                link.GetAttributes().AddPropertyIfNotExist("rel", "nofollow noopener ugc");
                break;
            case AutolinkInline { IsEmail: false } auto when !IsSafe(auto.Url):
                auto.Url = "#";
                break;
        }
    }

    /// <summary>Says with classes how columns are aligned, since style attributes are forbidden on all pages, and whose headings they have.</summary>
    private static void TameTable(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            for (var i = 0; i < row.Count; i++)
            {
                var attributes = row[i].GetAttributes();
                if (row.IsHeader) attributes.AddPropertyIfNotExist("scope", "col");
                if (i < table.ColumnDefinitions.Count && ClassOf(table.ColumnDefinitions[i].Alignment) is { } name) attributes.AddClass(name);
            }
        }

        foreach (var column in table.ColumnDefinitions) column.Alignment = null;
    }

    private static string? ClassOf(TableColumnAlign? alignment) => alignment switch
    {
        TableColumnAlign.Center => "center",
        TableColumnAlign.Right => "right",
        _ => null,
    };

    private static string LinkAddress(string? url, CardPlace place)
    {
        if (string.IsNullOrWhiteSpace(url)) return "#";
        if (url[0] == '#' || IsSafe(url)) return url;
        if (url[0] == '/') return LocalAddress.Of(url);
        return IsAbsolute(url) ? "#" : $"{place.Pages}/{Relative(url)}";
    }

    /// <summary>Another site's picture would tell it who reads the card; the address of one that cannot be shown leads nowhere.</summary>
    private static string PictureAddress(string? url, CardPlace place) =>
        string.IsNullOrWhiteSpace(url) || IsAbsolute(url) || url.StartsWith('/') ? string.Empty : $"{place.Bytes}/{Relative(url)}";

    private static string Relative(string url) => url.StartsWith("./", StringComparison.Ordinal) ? url[2..] : url;

    private static bool IsSafe(string url) => Array.Exists(Schemes, scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether something in front of the first slash ends in a colon: a scheme, known or not. Browsers pass over signs that are no letters.</summary>
    private static bool IsAbsolute(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var slash = url.IndexOfAny(['/', '?', '#']);
        return (colon >= 0 && (slash < 0 || colon < slash)) || url.StartsWith("//", StringComparison.Ordinal) || url.Contains('\\', StringComparison.Ordinal) || url.Any(char.IsControl);
    }
}

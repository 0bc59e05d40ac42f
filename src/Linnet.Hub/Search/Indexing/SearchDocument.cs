using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search.Facets;
using Linnet.Hub.Search.Text;

namespace Linnet.Hub.Search.Indexing;

/// <summary>What the index keeps of a card.</summary>
/// <param name="Facets">Lines of <see cref="FacetLines"/>.</param>
/// <param name="Summary">For people; null where the card says nothing.</param>
/// <param name="TagWords">Words of tags.</param>
/// <param name="SummaryWords">Words of title and first paragraph.</param>
/// <param name="BodyWords">Words of the rest.</param>
/// <param name="Sketch">Of all words.</param>
internal sealed record SearchDocument(string Facets, string? Summary, string TagWords, string SummaryWords, string BodyWords, uint[] Sketch)
{
    private const int MaxTagWords = 400;
    private const int MaxSummaryWords = 120;
    private const int MaxBodyWords = 800;

    private static readonly string[] DescriptionFields = ["description", "short_description"];

    /// <summary>What a card says.</summary>
    internal static SearchDocument Of(RepositoryCard card)
    {
        var values = CardFacets.Values(card).Distinct().Take(FacetLines.MaxCount).ToList();
        var text = CardText.Parse(card.Markdown);
        var description = Described(card) ?? text.Summary;
        var summaryWords = SearchTokens.Of($"{text.Title} {description} {text.Summary}").Distinct(StringComparer.Ordinal).Take(MaxSummaryWords).ToList();
        var bodyWords = SearchTokens.Of(text.Text).Distinct(StringComparer.Ordinal).Take(MaxBodyWords).ToList();
        return new SearchDocument(
            FacetLines.Write(values, CardFacets.Metrics(card)), description.Length > 0 ? description : null, SearchTokens.Distinct(values.SelectMany(WordsOf), MaxTagWords),
            string.Join(' ', summaryWords), string.Join(' ', bodyWords), TextSketch.Of(summaryWords.Concat(bodyWords)));
    }

    /// <summary>Words of a name and its owner.</summary>
    internal static string WordsOfName(string nameSpace, string name) => SearchTokens.Distinct(SearchTokens.OfName($"{nameSpace}/{name}"), MaxTagWords);

    /// <summary>Differs, as good as always, where anything differs; never 0.</summary>
    internal long Fingerprint()
    {
        var text = string.Join('\0', Facets, Summary, TagWords, SummaryWords, BodyWords);
        var hash = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return hash == 0 ? 1 : hash;
    }

    private static string? Described(RepositoryCard card)
    {
        const int MaxLength = 240;
        var text = DescriptionFields.SelectMany(card.Values).FirstOrDefault(value => value.Trim().Length > 0)?.Trim().ReplaceLineEndings(" ");
        return text is { Length: > MaxLength } ? text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)] : text;
    }

    private static IEnumerable<string> WordsOf(FacetValue value)
    {
        var names = value.Facet switch
        {
            Facet.Language => KnownNames.OfLanguage(value.Value),
            Facet.Task => KnownNames.OfTask(value.Value),
            _ => null,
        };
        var words = SearchTokens.OfName(value.Value);
        return names is null ? words : words.Concat(SearchTokens.Of(names));
    }
}

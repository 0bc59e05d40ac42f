using Linnet.Hub.Search.Facets;

namespace Linnet.Hub.Search.Text;

/// <summary>What somebody typed into the search box: words, and facets written as <c>language:zh</c>. Whatever it is, it means something; nothing is an error.</summary>
internal sealed record SearchText
{
    /// <summary>Longest text that is looked at.</summary>
    internal const int MaxLength = 256;

    /// <summary>Most words that are looked for.</summary>
    internal const int MaxTerms = 16;

    private static readonly Dictionary<string, Facet> Fields = new(StringComparer.Ordinal)
    {
        ["task"] = Facet.Task,
        ["pipeline_tag"] = Facet.Task,
        ["language"] = Facet.Language,
        ["lang"] = Facet.Language,
        ["license"] = Facet.License,
        ["licence"] = Facet.License,
        ["library"] = Facet.Library,
        ["dataset"] = Facet.Dataset,
        ["base_model"] = Facet.BaseModel,
        ["tag"] = Facet.Tag,
        ["size"] = Facet.Size,
    };

    /// <summary>Nothing.</summary>
    internal static SearchText Empty { get; } = new();

    /// <summary>Words that all have to be there.</summary>
    internal IReadOnlyList<SearchTerm> Terms { get; private init; } = [];

    /// <summary>The words as they were typed, in small letters: a name that holds all of them is a result too, wherever they stand in it.</summary>
    internal IReadOnlyList<string> Parts { get; private init; } = [];

    /// <summary>Facets that were typed.</summary>
    internal IReadOnlyList<FacetValue> Facets { get; private init; } = [];

    /// <summary>The owner that was typed as <c>author:name</c>.</summary>
    internal string? Author { get; private init; }

    /// <summary>Whether no word is looked for.</summary>
    internal bool HasNoWords => Parts.Count == 0;

    /// <summary>Reads what was typed.</summary>
    internal static SearchText Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Empty;
        if (text.Length > MaxLength) text = text[..MaxLength];
        var isOpen = !char.IsWhiteSpace(text[^1]);
        var (words, facets) = (new List<string>(), new List<FacetValue>());
        string? author = null;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            var (field, value) = colon > 0 ? (word[..colon].ToLowerInvariant(), word[(colon + 1)..]) : (string.Empty, string.Empty);
            if (value.Length > 0 && field is "author" or "owner") author = value;
            else if (value.Length > 0 && Fields.TryGetValue(field, out var facet)) facets.Add(new FacetValue(facet, value));
            else words.Add(word);
        }

        var terms = SearchTokens.TermsOf(string.Join(' ', words), isOpen).Distinct().Take(MaxTerms).ToList();
        return new SearchText
        {
            Terms = terms,

            // Where nothing but punctuation was typed, it may still be part of a name.
            Parts = [.. words.Select(word => word.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Take(MaxTerms)],
            Facets = facets,
            Author = author,
        };
    }
}

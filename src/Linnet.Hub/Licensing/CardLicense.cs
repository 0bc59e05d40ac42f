using System.Text.Json.Nodes;

namespace Linnet.Hub.Licensing;

/// <summary>What a card says about its licence, in <c>license</c>, <c>license_name</c> and <c>license_link</c>.</summary>
/// <param name="Expression">Null where it says nothing that can be understood.</param>
/// <param name="Text">What it says, as it stands there.</param>
/// <param name="Link">Where the licence is.</param>
/// <param name="Problem">Why it cannot be understood; null where it can.</param>
internal sealed record CardLicense(LicenseExpression? Expression, string Text, string? Link = null, string? Problem = null)
{
    private const string Other = "other";
    private const int MaxNameLength = 64;
    private const int MaxLinkLength = 2048;

    /// <summary>No card, or one that says nothing.</summary>
    internal static CardLicense Unstated { get; } = new(null, string.Empty);

    /// <summary>Reads the fields.</summary>
    /// <param name="license">A tag of the Hugging Face hub, an SPDX expression, or a list of either. Of a list, all apply: nothing says that one may choose.</param>
    /// <param name="name">What <c>other</c> means.</param>
    /// <param name="link">Where its text is.</param>
    internal static CardLicense Read(JsonNode? license, JsonNode? name = null, JsonNode? link = null)
    {
        if (license is null) return Unstated;
        var texts = license is JsonArray list ? [.. list.Select(TextOf)] : new[] { TextOf(license) };
        if (texts.Length == 0) return Unstated;
        if (Array.Exists(texts, text => text is null)) return new CardLicense(null, string.Empty, Problem: "license is neither a text nor a list of texts");

        var said = string.Join(", ", texts);
        LicenseExpression? all = null;
        foreach (var text in texts)
        {
            var one = ReadOne(text!, TextOf(name), out var problem);
            if (one is null) return new CardLicense(null, said, Address(TextOf(link)), problem);
            all = all is null ? one : new LicenseConjunction(all, one);
        }

        return new CardLicense(all, said, Address(TextOf(link)) ?? (all is SimpleLicense simple ? LicenseTable.Find(simple.Id)?.Link : null));
    }

    private static LicenseExpression? ReadOne(string text, string? name, out string? problem)
    {
        problem = null;
        if (LicenseTags.IsNone(text))
        {
            problem = "the card says that the licence is unknown";
            return null;
        }

        if (text.Trim().Equals(Other, StringComparison.OrdinalIgnoreCase)) return ReadName(name, out problem);
        if (LicenseTags.Find(text) is { } tag) return tag;
        if (LicenseExpression.TryParse(text, out var expression, out var error)) return expression;
        problem = error.ToString();
        return null;
    }

    /// <summary>A licence that the table knows by this name, or one of its own that nothing is known about.</summary>
    private static LicenseExpression? ReadName(string? name, out string? problem)
    {
        problem = null;
        if (name is not null && LicenseTags.Find(name) is { } tag) return tag;
        if (LicenseExpression.TryParse(name, out var expression, out _) && expression.Licenses().All(one => LicenseTable.Find(one.Id) is not null)) return expression;
        var letters = string.Concat((name ?? string.Empty).Take(MaxNameLength).Select(letter => LicenseNames.IdCharacters.Contains(letter) ? letter : '-')).Trim('-');
        if (letters.Length > 0) return new SimpleLicense($"{SimpleLicense.ReferencePrefix}{letters}");
        problem = "the card says other, and not in license_name which";
        return null;
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Only addresses of the web go into pages.</summary>
    private static string? Address(string? text) =>
        text is { Length: <= MaxLinkLength } && Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.AbsoluteUri
            : null;
}

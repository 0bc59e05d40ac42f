using System.Text.Json.Nodes;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Judging;

/// <summary>A rule of a report that is kept, in the language of a page.</summary>
internal sealed record QualityRuleView(string Title, string Outcome, int Points, int MaxPoints, string Reason)
{
    internal string? Advice { get; private init; }

    internal IReadOnlyList<string> Findings { get; private init; } = [];

    internal int FindingCount { get; private init; }

    internal bool IsDangerous { get; private init; }

    /// <summary>The rules of a report.</summary>
    internal static IReadOnlyList<QualityRuleView> Read(string report, PageLanguage language)
    {
        var code = LanguageChoice.Code(language);
        return [.. JsonNode.Parse(report)!["rules"]!.AsArray().Select(rule => Of(rule!, code))];
    }

    private static QualityRuleView Of(JsonNode rule, string code) => new(Text(rule["title"], code), (string)rule["outcome"]!, (int)rule["points"]!, (int)rule["maxPoints"]!, Text(rule["reason"], code))
    {
        Advice = rule["advice"] is { } advice ? Text(advice, code) : null,
        Findings = rule["findings"] is JsonArray findings ? [.. findings.Select(finding => Text(finding, code))] : [],
        FindingCount = (int?)rule["findingCount"] ?? 0,
        IsDangerous = (bool?)rule["isDangerous"] ?? false,
    };

    private static string Text(JsonNode? text, string code) => (string?)text?[code] ?? string.Empty;
}

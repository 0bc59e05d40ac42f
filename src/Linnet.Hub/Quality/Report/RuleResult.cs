using System.Text.Json.Nodes;

namespace Linnet.Hub.Quality;

/// <summary>How a version did by one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">Pass, warn or fail.</param>
/// <param name="Points">From 0 to the rule's points.</param>
/// <param name="Reason">Why.</param>
internal sealed record RuleResult(QualityRule Rule, RuleOutcome Outcome, int Points, LocalizedText Reason)
{
    private const int MaxFindings = 50;

    /// <summary>What to do; null where nothing is to be done.</summary>
    public LocalizedText? Advice { get; init; }

    /// <summary>What was found and where, the first of it.</summary>
    public IReadOnlyList<LocalizedText> Findings { get; private init; } = [];

    /// <summary>Number of findings, also of those that are not kept.</summary>
    public int FindingCount { get; private init; }

    /// <summary>Whether it harms people who download the version.</summary>
    public bool IsDangerous { get; init; }

    /// <summary>What the rule says of single files.</summary>
    internal IReadOnlyList<FileSafety> Files { get; init; } = [];

    internal RuleResult WithFindings(IReadOnlyCollection<LocalizedText> findings) => this with { Findings = [.. findings.Take(MaxFindings)], FindingCount = findings.Count };

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["number"] = Rule.Number,
            ["id"] = Rule.Id,
            ["title"] = Rule.Title.With().ToJson(),
            ["outcome"] = Outcome switch { RuleOutcome.Pass => "pass", RuleOutcome.Warn => "warn", _ => "fail" },
            ["points"] = Points,
            ["maxPoints"] = Rule.Points,
            ["reason"] = Reason.ToJson(),
        };
        if (Advice is { } advice) json["advice"] = advice.ToJson();
        if (FindingCount > 0)
        {
            json["findings"] = new JsonArray([.. Findings.Select(finding => (JsonNode)finding.ToJson())]);
            json["findingCount"] = FindingCount;
        }

        if (IsDangerous) json["isDangerous"] = true;
        return json;
    }
}

using System.Globalization;
using Linnet.Models.Cards;
using Linnet.Models.Folder;

namespace Linnet.Hub.Quality;

/// <summary>Rule 13: the card says what people and searches need to know, each thing with its own points.</summary>
internal static class CardFieldsRule
{
    /// <summary>A few sentences: what it is, what it is for, what it is not for.</summary>
    private const int LeastDescription = 200;

    /// <summary>What is asked for, with its points; together the points of the rule.</summary>
    internal static IReadOnlyList<(string Name, int Points)> Parts { get; } =
        [("language", 2), ("pipeline_tag", 2), ("library_name", 1), ("datasets", 2), ("description", 2), ("example", 1)];

    internal static RuleResult Check(CheckedVersion version)
    {
        var rule = QualityRule.Fields;
        var body = version.CardText is { } text ? ModelCard.Parse(ModelFolder.CardFile, text).Body : string.Empty;
        var missing = Parts.Where(part => !Has(version, body, part.Name)).ToArray();
        if (missing.Length == 0) return rule.Pass(QualityText.FieldsGood.With());
        var points = rule.Points - missing.Sum(part => part.Points);
        var outcome = 2 * points >= rule.Points ? RuleOutcome.Warn : RuleOutcome.Fail;
        var findings = missing.Select(part => QualityText.FieldMissing.With(part.Name, part.Points.ToString(CultureInfo.InvariantCulture))).ToArray();
        return new RuleResult(rule, outcome, points, QualityText.FieldsMissing.With()) { Advice = QualityText.FieldsAdvice.With() }.WithFindings(findings);
    }

    private static bool Has(CheckedVersion version, string body, string part) => part switch
    {
        "description" => Prose(body).Length >= LeastDescription,
        "example" => body.Contains("```", StringComparison.Ordinal),
        _ => version.CardHead.Values(part).Count > 0,
    };

    /// <summary>The body without code and headings.</summary>
    private static string Prose(string body) => string.Concat(body.Split("```").Where((_, at) => at % 2 == 0)
        .SelectMany(text => text.Split('\n')).Where(line => !line.StartsWith('#')).Select(line => line.Trim()));
}

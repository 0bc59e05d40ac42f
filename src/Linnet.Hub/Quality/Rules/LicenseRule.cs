using Linnet.Hub.Repositories;

namespace Linnet.Hub.Quality;

/// <summary>Rule 12: the card says under which licence the model may be used.</summary>
internal static class LicenseRule
{
    internal static RuleResult Check(CheckedVersion version)
    {
        var rule = QualityRule.License;
        var licenses = version.CardHead.Values("license");
        if (licenses.Count == 0) return rule.Fail(QualityText.LicenseMissing.With(), QualityText.LicenseAdvice);
        if (licenses.Contains("unknown")) return rule.Warn(QualityText.LicenseUnknown.With(), QualityText.LicenseAdvice);
        var problem = CardRules.Check(version.CardText!, RepositoryKind.Model).FirstOrDefault(finding => finding.Message.StartsWith("\"license\"", StringComparison.Ordinal));
        return problem is null
            ? rule.Pass(QualityText.LicenseGood.With(string.Join(", ", licenses)))
            : rule.Warn(QualityText.Plain.With(problem.Message), QualityText.LicenseAdvice);
    }
}

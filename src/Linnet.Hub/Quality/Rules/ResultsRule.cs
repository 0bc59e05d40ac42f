using System.Globalization;

namespace Linnet.Hub.Quality;

/// <summary>Rule 14: the card says how good the model is, on what data.</summary>
internal static class ResultsRule
{
    internal static RuleResult Check(CheckedVersion version)
    {
        var rule = QualityRule.Results;
        var count = version.CardHead.Metrics().Count;
        if (count > 0) return rule.Pass(QualityText.ResultsGood.With(count.ToString(CultureInfo.InvariantCulture)));
        return version.CardHead.Values("metrics").Count > 0
            ? rule.Warn(rule.Points / 3, QualityText.ResultsOnlyNamed.With(), QualityText.ResultsAdvice)
            : rule.Fail(QualityText.ResultsMissing.With(), QualityText.ResultsAdvice);
    }
}

using Linnet.Hub.Repositories;
using Linnet.Models.Folder;

namespace Linnet.Hub.Quality;

/// <summary>Rule 4: there is a card that machines can read.</summary>
internal static class CardRule
{
    internal static RuleResult Check(CheckedVersion version)
    {
        var rule = QualityRule.Card;
        if (version.CardText is not { } text)
            return rule.Fail((version.Has(ModelFolder.CardFile) ? QualityText.CardNoText : QualityText.CardMissing).With(), QualityText.CardAdvice);
        if (version.CardHead.Problem is { } problem) return rule.Fail(QualityText.CardHeadUnreadable.With(problem), QualityText.CardAdvice);
        if (!version.CardHead.IsThere) return rule.Warn(QualityText.CardWithoutHead.With(), QualityText.CardAdvice);
        var errors = CardRules.Check(text, RepositoryKind.Model).Where(finding => finding.IsError).Select(finding => QualityText.Plain.With(finding.Message)).ToArray();
        return errors.Length == 0
            ? rule.Pass(QualityText.CardGood.With())
            : rule.Warn(QualityText.CardHeadWrong.With(), QualityText.CardAdvice).WithFindings(errors);
    }
}

using System.Globalization;
using Linnet.Models.Folder;

namespace Linnet.Hub.Quality;

/// <summary>Rule 8: the tokeniser finds its way back, and the network has a row for each of its ids.</summary>
internal static class TokenizerRule
{
    internal static RuleResult Check(CheckedVersion version)
    {
        var rule = QualityRule.RoundTrip;
        if (!version.Has(ModelFolder.TokenizerFile))
        {
            return LayoutRules.IsTokenizerNeeded(version)
                ? rule.Fail(QualityText.RoundTripNoFile.With(), QualityText.TokenizerFileAdvice)
                : rule.Pass(QualityText.TokenizerNotNeeded.With());
        }

        if (version.Load?.Tokenizer is not { } tokenizer) return rule.Warn(QualityText.RoundTripNotTried.With(), QualityText.LoadsAdvice);
        if (tokenizer.Problem is { } problem) return rule.Fail(QualityText.RoundTripUnreadable.With(problem), QualityText.RoundTripAdvice);
        if (version.Load.VocabularySize is { } rows && tokenizer.VocabularySize > rows)
            return rule.Fail(QualityText.RoundTripTooManyIds.With(Number(tokenizer.VocabularySize), Number(rows)), QualityText.RoundTripAdvice);
        if (!tokenizer.IsSavedAlike) return rule.Fail(QualityText.RoundTripSavedOtherwise.With(), QualityText.RoundTripAdvice);
        if (tokenizer.TriedCount == 0) return rule.Warn(QualityText.RoundTripUnknown.With(), QualityText.RoundTripAdvice);
        return tokenizer.Unstable.Count == 0
            ? rule.Pass(QualityText.RoundTripGood.With(Number(tokenizer.TriedCount)))
            : rule.Warn(QualityText.RoundTripUnstable.With(Number(tokenizer.Unstable.Count), Number(tokenizer.TriedCount)), QualityText.RoundTripAdvice)
                .WithFindings([.. tokenizer.Unstable.Select(text => QualityText.Plain.With(text))]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

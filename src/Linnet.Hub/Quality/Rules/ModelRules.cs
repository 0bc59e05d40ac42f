using System.Globalization;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Quality;

/// <summary>Rules 5 to 7: the weights are sound, the folder loads, and its tensors are those of its architecture.</summary>
internal static class ModelRules
{
    /// <summary>Rule 5.</summary>
    internal static RuleResult Headers(CheckedVersion version)
    {
        var rule = QualityRule.Headers;
        if (version.HeaderProblems.Count > 0)
            return rule.Fail(QualityText.HeadersWrong.With(), QualityText.HeadersAdvice).WithFindings([.. version.HeaderProblems.Select(problem => QualityText.Plain.With(problem))]);
        var count = version.Files.Files.Count(file => file.EndsWith(WeightGroups.Ending));
        return rule.Pass(count == 0 ? QualityText.HeadersNone.With() : QualityText.HeadersGood.With(Number(count), Number(version.TensorCount)));
    }

    /// <summary>Rule 6.</summary>
    internal static RuleResult Loads(CheckedVersion version, QualityOptions options)
    {
        var rule = QualityRule.Loads;
        if (NotTried(version, options) is { } reason) return version.Config is null ? rule.Fail(reason, QualityText.LoadsAdvice) : rule.Warn(reason, QualityText.LoadsAdvice);
        var load = version.Load!;
        if (!load.IsKnown) return rule.Warn(QualityText.LoadsUnknown.With(load.ModelType ?? "?"), QualityText.LoadsUnknownAdvice);
        if (load.Problem is { } problem) return rule.Fail(QualityText.LoadsNot.With(problem), QualityText.LoadsAdvice);
        return load.IsLoaded
            ? rule.Pass(QualityText.LoadsGood.With(load.ModelType ?? "?", Number(load.ParameterCount)))
            : rule.Fail(QualityText.LoadsButTensors.With(), QualityText.TensorsAdvice);
    }

    /// <summary>Rule 7.</summary>
    internal static RuleResult Tensors(CheckedVersion version)
    {
        var rule = QualityRule.Tensors;
        if (version.Load is not { } load || !load.IsKnown)
            return version.Config is null ? rule.Fail(QualityText.TensorsNotTried.With(), QualityText.LoadsAdvice) : rule.Warn(QualityText.TensorsNotTried.With(), QualityText.LoadsUnknownAdvice);
        if (load.Problem is not null) return rule.Fail(QualityText.TensorsNotTried.With(), QualityText.LoadsAdvice);
        if (!load.IsNetwork) return rule.Pass(QualityText.TensorsNone.With());
        LocalizedText[] findings =
        [
            .. load.Missing.Select(name => QualityText.TensorMissing.With(name)),
            .. load.Misshaped.Select(name => QualityText.TensorMisshaped.With(name)),
            .. load.Unexpected.Select(name => QualityText.TensorUnexpected.With(name)),
        ];
        if (findings.Length == 0) return rule.Pass(QualityText.TensorsGood.With());
        var isUsable = load.Missing.Count + load.Misshaped.Count == 0;
        return (isUsable ? rule.Warn(QualityText.TensorsMore.With(), QualityText.TensorsAdvice) : rule.Fail(QualityText.TensorsWrong.With(), QualityText.TensorsAdvice)).WithFindings(findings);
    }

    private static LocalizedText? NotTried(CheckedVersion version, QualityOptions options) => version.Config is null ? QualityText.LoadsNoConfig.With()
        : version.Load is null ? QualityText.LoadsTooLarge.With(Number(version.LoadBytes), Number(options.MaxLoadBytes))
        : null;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

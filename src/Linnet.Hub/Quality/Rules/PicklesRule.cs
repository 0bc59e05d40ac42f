using Linnet.Hub.Diff;

namespace Linnet.Hub.Quality;

/// <summary>Rule 11: no pickles, or harmless ones. Loading a pickle runs what it names; nothing of it is run here.</summary>
internal static class PicklesRule
{
    internal static async Task<RuleResult> CheckAsync(CheckedVersion version, QualityOptions options, CancellationToken cancellation)
    {
        var rule = QualityRule.Pickles;
        var pickles = new PickleFiles(version.Files, options);
        var (dangers, doubts) = (new List<LocalizedText>(), new List<LocalizedText>());
        var files = new List<FileSafety>();
        foreach (var file in version.Files.Files)
        {
            if (!version.Heads.TryGetValue(file.Path, out var head) || await pickles.ScanAsync(file, head, cancellation) is not { } scan) continue;
            files.Add(new FileSafety(file.Path, StatusOf(scan)) { Imports = scan.Globals });
            foreach (var global in scan.Globals)
            {
                if (global.Verdict == GlobalVerdict.Dangerous) dangers.Add(QualityText.PickleCalls.With(file.Path, global.ToString()));
                if (global.Verdict == GlobalVerdict.Unknown) doubts.Add(QualityText.PickleMayCall.With(file.Path, global.ToString()));
            }

            if (scan.Problem is { } problem) doubts.Add(QualityText.PickleUnreadable.With(file.Path, problem));
        }

        if (dangers.Count > 0) return rule.Fail(QualityText.PicklesDangerous.With(), QualityText.PicklesAdvice).WithFindings([.. dangers, .. doubts]) with { IsDangerous = true, Files = files };
        if (doubts.Count > 0) return rule.Warn(rule.Points / 4, QualityText.PicklesDoubtful.With(), QualityText.PicklesAdvice).WithFindings(doubts) with { Files = files };
        if (files.Count == 0) return rule.Pass(QualityText.PicklesNone.With());
        return version.Files.Files.Any(file => file.EndsWith(WeightGroups.Ending))
            ? rule.Pass(QualityText.PicklesHarmless.With()) with { Files = files }
            : rule.Warn(QualityText.PicklesAlone.With(), QualityText.PicklesAdvice) with { Files = files };
    }

    private static FileSafetyStatus StatusOf(PickleScan scan) =>
        scan.Globals.Any(global => global.Verdict == GlobalVerdict.Dangerous) ? FileSafetyStatus.Unsafe
        : scan.Problem is not null || scan.Globals.Any(global => global.Verdict == GlobalVerdict.Unknown) ? FileSafetyStatus.Suspicious
        : FileSafetyStatus.Safe;
}

namespace Linnet.Hub.Licensing;

/// <summary>A verdict with its reasons.</summary>
/// <param name="Findings">The worst first, each once.</param>
internal sealed record CompatibilityReport(IReadOnlyList<LicenseFinding> Findings)
{
    /// <summary>That of the worst finding.</summary>
    internal Compatibility Verdict => Findings.Count == 0 ? Compatibility.Allowed : Findings.Max(finding => finding.Verdict);

    /// <summary>What has to be done, as the findings say it.</summary>
    internal IEnumerable<LicenseFinding> Duties => Findings.Where(finding => finding.Verdict == Compatibility.AllowedWithDuties);
}

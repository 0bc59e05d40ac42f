namespace Linnet.Hub.Licensing;

/// <summary>
/// Whether a model may have its licence, given its base models and data sets. The reading is a cautious one: a model counts as made from its data unless the licence
/// of the data says otherwise. It points out trouble; it is no legal advice.
/// <para>
/// Where a parent offers a choice (OR), the best one is taken; what applies together (AND) all counts. The model's own choice is the recipients', so each of its
/// alternatives has to be allowed.
/// </para>
/// </summary>
internal static class CompatibilityCheck
{
    private static readonly string TooMany = $"has more than {LicenseAlternatives.Limit} alternatives";

    /// <summary>The verdict.</summary>
    /// <param name="child">The model's licence; null where it is not known.</param>
    /// <param name="parents">Everything that it was made from, also indirectly. One more never makes the verdict better.</param>
    internal static CompatibilityReport Check(LicenseExpression? child, IEnumerable<LicensedParent> parents)
    {
        var licence = child ?? SimpleLicense.Unstated;
        var findings = Own(child).ToList();
        var alternatives = LicenseAlternatives.Of(licence);
        foreach (var parent in parents)
        {
            if (alternatives is null) findings.Add(Unknown(parent.Name, parent.License, licence, $"{parent.Name}: the model's licence {TooMany}"));
            else findings.AddRange(alternatives.SelectMany(alternative => Best(parent, licence, alternative)));
        }

        return new CompatibilityReport([.. findings.Distinct().OrderByDescending(finding => finding.Verdict)]);
    }

    /// <summary>What the model's own licence leaves open.</summary>
    private static IEnumerable<LicenseFinding> Own(LicenseExpression? child)
    {
        if (child is null) return [Unknown(null, null, SimpleLicense.Unstated, "the model's own licence is not stated")];
        return child.Licenses().Where(license => LicenseTable.Find(license.Id) is null).Distinct()
            .Select(license => Unknown(null, null, child, $"the terms of the model's own licence {license} are not known"));
    }

    /// <summary>The findings on the parent's alternative with which one fares best.</summary>
    private static List<LicenseFinding> Best(LicensedParent parent, LicenseExpression child, IReadOnlyList<SimpleLicense> alternative)
    {
        if (parent.License is null) return [Unknown(parent.Name, null, child, $"the licence of {parent.Name} is not known, so nobody can tell whether {child} may follow it")];
        if (LicenseAlternatives.Of(parent.License) is not { } choices) return [Unknown(parent.Name, parent.License, child, $"{parent.Name}: its licence {TooMany}")];
        return choices.Select(choice => choice.SelectMany(license => ClauseCheck.Findings(parent, license, alternative)).ToList())
            .MinBy(findings => (findings.Max(finding => finding.Verdict), findings.Count))!;
    }

    private static LicenseFinding Unknown(string? parent, LicenseExpression? parentLicense, LicenseExpression child, string message) =>
        new(Compatibility.Unknown, parent, parentLicense?.ToString(), child.ToString(), null, message);
}

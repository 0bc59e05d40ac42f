namespace Linnet.Hub.Licensing;

/// <summary>One licence of a parent, clause by clause, against the licences that apply together to the child.</summary>
internal sealed class ClauseCheck
{
    private static readonly LicenseTerm[] Duties =
    [
        LicenseTerm.Attribution, LicenseTerm.Notice, LicenseTerm.StateChanges, LicenseTerm.SourceDisclosure, LicenseTerm.Naming, LicenseTerm.LargeServices,
    ];

    private readonly LicensedParent _parent;
    private readonly SimpleLicense _license;
    private readonly IReadOnlyList<SimpleLicense> _child;
    private readonly string _childName;
    private readonly List<LicenseFinding> _findings = [];

    private ClauseCheck(LicensedParent parent, SimpleLicense license, IReadOnlyList<SimpleLicense> child)
    {
        _parent = parent;
        _license = license;
        _child = child;
        _childName = string.Join(" AND ", child);
    }

    /// <summary>What the licence says to a child under all of these licences; at least one finding.</summary>
    internal static IReadOnlyList<LicenseFinding> Findings(LicensedParent parent, SimpleLicense license, IReadOnlyList<SimpleLicense> child)
    {
        var check = new ClauseCheck(parent, license, child);
        if (LicenseTable.Find(license.Id) is { } terms) check.Check(terms);
        else check.Add(Compatibility.Unknown, null, "has terms that are not known");
        return check._findings;
    }

    private void Check(LicenseTerms terms)
    {
        if (_parent.Use == ParentUse.Data && terms.TrainedModels is { } rule)
        {
            if (rule.NeedsNotice) Add(Compatibility.AllowedWithDuties, rule.Place, "lets models trained on the data be free when the data and its licence are named");
            else Add(Compatibility.Allowed, rule.Place, "leaves models trained on the data free");
            return;
        }

        if (terms.Find(LicenseTerm.NoDerivatives) is { } noDerivatives) Refuse(noDerivatives, "forbids to share what is made from it: use something else, or ask its authors");
        if (terms.Find(LicenseTerm.NonCommercial) is { } nonCommercial) CheckNonCommercial(nonCommercial);
        if (terms.Find(LicenseTerm.UseRestrictions) is { } restrictions) CheckRestrictions(terms, restrictions);
        if (terms.Find(LicenseTerm.ShareAlike) is { } shareAlike) CheckShareAlike(terms, shareAlike);
        foreach (var refusal in terms.Refusals.Where(refusal => _child.Any(license => license.Id == refusal.Id)))
            Add(Compatibility.Conflict, refusal.Place, $"does not go together with {refusal.Id}");
        foreach (var duty in Duties.Select(terms.Find).OfType<LicenseClause>()) Owe(duty, DutyOf(duty));
        if (_findings.Count == 0) Add(Compatibility.Allowed, null, "asks nothing of what is made from it");
    }

    private void CheckNonCommercial(LicenseClause clause)
    {
        if (_child.Any(license => LicenseTable.Find(license.Id) is { PermitsCommercialUse: false })) Owe(clause, "forbids commercial use, and so it stays");
        else if (HasUnknown) Doubt(clause, "forbids commercial use, and whether the model's licence does is not known");
        else Refuse(clause, $"forbids commercial use, which {_childName} permits: use a licence for non-commercial use, or another parent");
    }

    private void CheckRestrictions(LicenseTerms terms, LicenseClause clause)
    {
        if (_child.Any(license => license.Id == terms.Id)) Owe(clause, "forbids some uses; they stay forbidden, and whoever receives the model is told so");
        else if (HasUnknown || _child.Any(license => LicenseTable.Find(license.Id) is { RestrictsUse: true }))
            Doubt(clause, $"forbids some uses, and whether {_childName} forbids at least the same is not known");
        else Refuse(clause, $"forbids some uses and asks to forbid them further on, which {_childName} alone does not: use {terms.Id}, or join it with AND");
    }

    private void CheckShareAlike(LicenseTerms terms, LicenseClause clause)
    {
        if (terms.Scope == ShareAlikeScope.Files && _parent.Use == ParentUse.Adapter)
        {
            Owe(clause, "stays on the weights themselves; an adapter beside them may have its own licence");
            return;
        }

        var heirs = _child.Where(license => IsHeir(terms, license)).ToList();
        if (heirs.Count > 0)
        {
            // Nothing that applies beside the heir may add terms: each has to be something that the heir could take in.
            var (verdict, beside) = heirs.Select(Company).MinBy(company => company.Verdict);
            if (verdict < Compatibility.Unknown) Owe(clause, "is passed on to what is made from it");
            else Add(verdict, clause.Place, $"allows no terms beside its own, {(verdict == Compatibility.Conflict ? "and" : "and it is not known whether")} {beside} adds some");
        }
        else if (HasUnknown) Doubt(clause, "asks to be kept, and whether the model's licence keeps it is not known");
        else if (_license.Exception is not null) Doubt(clause, $"asks to be kept, and whether its exception frees {_childName} from that is not known");
        else Refuse(clause, $"asks that what is made from it keeps the licence, which {_childName} does not: use {terms.Id}{(terms.Heirs.Count > 0 ? " or one that it can pass to" : string.Empty)}");
    }

    /// <summary>Keeping the licence, or passing to one that it lets its works pass to; but never with an exception or later versions that the parent does not grant.</summary>
    private bool IsHeir(LicenseTerms terms, SimpleLicense license) =>
        (license.Id == terms.Id || terms.Heirs.Contains(license.Id))
        && (!license.IsOrLater || _license.IsOrLater)
        && (license.Exception is null || license == _license);

    private (Compatibility Verdict, SimpleLicense? Beside) Company(SimpleLicense heir) => _child.Where(license => license != heir)
        .Select(license => (Verdict: Findings(new LicensedParent(_parent.Name, license), license, [heir]).Max(finding => finding.Verdict), (SimpleLicense?)license))
        .Append((Compatibility.Allowed, null))
        .MaxBy(company => company.Item1);

    private bool HasUnknown => _child.Any(license => LicenseTable.Find(license.Id) is null);

    private static string DutyOf(LicenseClause clause) => clause.Term switch
    {
        LicenseTerm.Attribution => "asks to name its authors",
        LicenseTerm.Notice => "asks to keep its notices and to pass its text on",
        LicenseTerm.StateChanges => "asks to say what was changed",
        LicenseTerm.SourceDisclosure => "asks to offer the form in which one would change the work",
        LicenseTerm.Naming => $"asks that {clause.Detail}",
        _ => $"asks: {clause.Detail}",
    };

    private void Owe(LicenseClause clause, string message) => Add(Compatibility.AllowedWithDuties, clause.Place, message);

    private void Doubt(LicenseClause clause, string message) => Add(Compatibility.Unknown, clause.Place, message);

    private void Refuse(LicenseClause clause, string message) => Add(Compatibility.Conflict, clause.Place, message);

    private void Add(Compatibility verdict, string? clause, string message) => _findings.Add(new LicenseFinding(
        verdict, _parent.Name, _license.ToString(), _childName, clause, $"{_license}{(clause is null ? string.Empty : $" ({clause})")} of {_parent.Name} {message}"));
}

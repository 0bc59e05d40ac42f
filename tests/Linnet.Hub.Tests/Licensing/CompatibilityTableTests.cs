using Linnet.Hub.Licensing;

namespace Linnet.Hub.Tests.Licensing;

public sealed class CompatibilityTableTests
{
    [Theory]
    [InlineData("MIT", "Apache-2.0", "AllowedWithDuties")]
    [InlineData("MIT", "GPL-3.0-only", "AllowedWithDuties")]
    [InlineData("MIT", "CC-BY-NC-4.0", "AllowedWithDuties")]
    [InlineData("Apache-2.0", "MIT", "AllowedWithDuties")]
    [InlineData("Apache-2.0", "GPL-3.0-only", "AllowedWithDuties")]
    [InlineData("Apache-2.0", "GPL-2.0-only", "Conflict")]
    [InlineData("Apache-2.0", "GPL-2.0-or-later", "Conflict")]
    [InlineData("BSD-2-Clause", "GPL-2.0-only", "AllowedWithDuties")]
    [InlineData("CC0-1.0", "MIT", "Allowed")]
    [InlineData("Unlicense", "GPL-2.0-only", "Allowed")]
    [InlineData("CC-BY-4.0", "MIT", "AllowedWithDuties")]
    [InlineData("CC-BY-4.0", "CC0-1.0", "AllowedWithDuties")]
    [InlineData("CC-BY-SA-4.0", "CC-BY-SA-4.0", "AllowedWithDuties")]
    [InlineData("CC-BY-SA-4.0", "MIT", "Conflict")]
    [InlineData("CC-BY-SA-4.0", "CC-BY-4.0", "Conflict")]
    [InlineData("CC-BY-SA-4.0", "CC-BY-SA-3.0", "Conflict")]
    [InlineData("CC-BY-SA-3.0", "CC-BY-SA-4.0", "AllowedWithDuties")]
    [InlineData("CC-BY-SA-4.0", "GPL-3.0-only", "AllowedWithDuties")]
    [InlineData("GPL-3.0-only", "CC-BY-SA-4.0", "Conflict")]
    [InlineData("CC-BY-SA-4.0", "CC-BY-NC-SA-4.0", "Conflict")]
    [InlineData("CC-BY-NC-4.0", "MIT", "Conflict")]
    [InlineData("CC-BY-NC-4.0", "CC-BY-4.0", "Conflict")]
    [InlineData("CC-BY-NC-4.0", "GPL-3.0-only", "Conflict")]
    [InlineData("CC-BY-NC-4.0", "CC-BY-NC-4.0", "AllowedWithDuties")]
    [InlineData("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "AllowedWithDuties")]
    [InlineData("CC-BY-NC-SA-4.0", "CC-BY-NC-4.0", "Conflict")]
    [InlineData("CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0", "AllowedWithDuties")]
    [InlineData("CC-BY-ND-4.0", "CC-BY-ND-4.0", "Conflict")]
    [InlineData("CC-BY-NC-ND-4.0", "CC-BY-NC-4.0", "Conflict")]
    [InlineData("GPL-2.0-only", "GPL-3.0-only", "Conflict")]
    [InlineData("GPL-2.0-only", "GPL-2.0-or-later", "Conflict")]
    [InlineData("GPL-2.0-or-later", "GPL-3.0-only", "AllowedWithDuties")]
    [InlineData("GPL-3.0-only", "Apache-2.0", "Conflict")]
    [InlineData("GPL-3.0-only", "AGPL-3.0-only", "AllowedWithDuties")]
    [InlineData("AGPL-3.0-only", "GPL-3.0-only", "Conflict")]
    [InlineData("LGPL-2.1-only", "GPL-2.0-only", "AllowedWithDuties")]
    [InlineData("LGPL-2.1-only", "MIT", "Conflict")]
    [InlineData("MPL-2.0", "GPL-3.0-or-later", "AllowedWithDuties")]
    [InlineData("MPL-2.0", "MIT", "Conflict")]
    [InlineData("LicenseRef-llama3", "LicenseRef-llama3", "AllowedWithDuties")]
    [InlineData("LicenseRef-llama3", "MIT", "Conflict")]
    [InlineData("LicenseRef-llama3", "MIT AND LicenseRef-llama3", "AllowedWithDuties")]
    [InlineData("LicenseRef-llama3", "LicenseRef-llama3.1", "Unknown")]
    [InlineData("LicenseRef-gemma", "Apache-2.0", "Conflict")]
    [InlineData("LicenseRef-bigscience-openrail-m", "LicenseRef-creativeml-openrail-m", "Unknown")]
    [InlineData("LicenseRef-creativeml-openrail-m", "GPL-3.0-only", "Conflict")]
    [InlineData("LicenseRef-house", "MIT", "Unknown")]
    [InlineData("MIT", "LicenseRef-house", "Unknown")]
    [InlineData("LicenseRef-house", "LicenseRef-house", "Unknown")]
    [InlineData("CC-BY-ND-4.0", "LicenseRef-house", "Conflict")]
    [InlineData("MIT OR GPL-3.0-only", "MIT", "AllowedWithDuties")]
    [InlineData("MIT AND GPL-3.0-only", "MIT", "Conflict")]
    [InlineData("MIT OR LicenseRef-house", "ISC", "AllowedWithDuties")]
    [InlineData("GPL-3.0-only", "MIT OR GPL-3.0-only", "Conflict")]
    [InlineData("GPL-3.0-only", "MIT AND GPL-3.0-only", "AllowedWithDuties")]
    [InlineData("GPL-3.0-only", "CC-BY-NC-4.0 AND GPL-3.0-only", "Conflict")]
    [InlineData("GPL-3.0-only", "GPL-3.0-only AND LicenseRef-house", "Unknown")]
    [InlineData("GPL-2.0-only", "Apache-2.0 AND GPL-2.0-only", "Conflict")]
    [InlineData("GPL-2.0-only OR MIT", "GPL-2.0-only OR ISC", "AllowedWithDuties")]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", "MIT", "Unknown")]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", "AllowedWithDuties")]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0", "AllowedWithDuties")]
    [InlineData("GPL-2.0-only", "GPL-2.0-only WITH Classpath-exception-2.0", "Conflict")]
    [InlineData("MPL-2.0", "MPL-2.0+", "Conflict")]
    [InlineData("MPL-2.0+", "MPL-2.0+", "AllowedWithDuties")]
    public void Well_known_pairs_of_parent_and_child(string parent, string child, string verdict) => Assert.Equal(verdict, Verdict(parent, child, ParentUse.Weights).ToString());

    [Theory]
    [InlineData("ODbL-1.0", "Data", "AllowedWithDuties")]
    [InlineData("ODbL-1.0", "Weights", "Conflict")]
    [InlineData("CDLA-Sharing-1.0", "Data", "Allowed")]
    [InlineData("CDLA-Sharing-1.0", "Weights", "Conflict")]
    [InlineData("C-UDA-1.0", "Data", "Allowed")]
    [InlineData("CC-BY-SA-4.0", "Data", "Conflict")]
    [InlineData("CC-BY-NC-4.0", "Data", "Conflict")]
    [InlineData("CC-BY-4.0", "Data", "AllowedWithDuties")]
    [InlineData("MPL-2.0", "Adapter", "AllowedWithDuties")]
    [InlineData("LGPL-3.0-only", "Adapter", "AllowedWithDuties")]
    [InlineData("GPL-3.0-only", "Adapter", "Conflict")]
    public void It_matters_what_of_the_parent_is_in_a_model_under_mit(string parent, string use, string verdict) => Assert.Equal(verdict, Verdict(parent, "MIT", Enum.Parse<ParentUse>(use)).ToString());

    [Fact]
    public void A_reason_names_both_licences_and_the_clause()
    {
        var report = CompatibilityCheck.Check(LicenseExpression.Parse("MIT"), [new LicensedParent("model alice/base", LicenseExpression.Parse("CC-BY-NC-SA-4.0"))]);
        Assert.Equal(Compatibility.Conflict, report.Verdict);
        Assert.Equal(["2(a)(1)", "3(b)"], report.Findings.Where(finding => finding.Verdict == Compatibility.Conflict).Select(finding => finding.Clause).Order());
        Assert.All(report.Findings, finding => Assert.Equal(("model alice/base", "CC-BY-NC-SA-4.0", "MIT"), (finding.Parent, finding.ParentLicense, finding.ChildLicense)));
        Assert.Equal(Compatibility.Conflict, report.Findings[0].Verdict);
        Assert.Contains("CC-BY-NC-SA-4.0 (2(a)(1)) of model alice/base forbids commercial use, which MIT permits", report.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(["3(a)(1)", "3(a)(1)(B)", "3(a)(1)(C)"], report.Duties.Select(duty => duty.Clause).Order());
    }

    [Fact]
    public void What_is_not_stated_is_unknown_and_without_parents_nothing_is_owed()
    {
        Assert.Equal(Compatibility.Unknown, CompatibilityCheck.Check(null, []).Verdict);
        Assert.Equal(Compatibility.Unknown, CompatibilityCheck.Check(LicenseExpression.Parse("MIT"), [new LicensedParent("x", null)]).Verdict);
        Assert.Equal(Compatibility.Allowed, CompatibilityCheck.Check(LicenseExpression.Parse("MIT"), []).Verdict);
        Assert.Equal(Compatibility.Conflict, CompatibilityCheck.Check(null, [new LicensedParent("x", LicenseExpression.Parse("CC-BY-ND-4.0"))]).Verdict);
    }

    [Fact]
    public void Two_parents_with_licences_to_be_kept_exclude_each_other()
    {
        LicensedParent[] parents = [new("a", LicenseExpression.Parse("GPL-2.0-only")), new("b", LicenseExpression.Parse("CC-BY-SA-4.0"))];
        foreach (var child in new[] { "GPL-2.0-only", "CC-BY-SA-4.0", "GPL-2.0-only AND CC-BY-SA-4.0" })
            Assert.Equal(Compatibility.Conflict, CompatibilityCheck.Check(LicenseExpression.Parse(child), parents).Verdict);
    }

    [Fact]
    public void Too_many_alternatives_are_not_decided()
    {
        var many = LicenseExpression.Parse(string.Join(" AND ", Enumerable.Repeat("(MIT OR ISC)", 9)));
        Assert.Equal(Compatibility.Unknown, CompatibilityCheck.Check(many, [new LicensedParent("x", new SimpleLicense("MIT"))]).Verdict);
        Assert.Equal(Compatibility.Unknown, CompatibilityCheck.Check(new SimpleLicense("MIT"), [new LicensedParent("x", many)]).Verdict);
    }

    private static Compatibility Verdict(string parent, string child, ParentUse use) =>
        CompatibilityCheck.Check(LicenseExpression.Parse(child), [new LicensedParent("parent", LicenseExpression.Parse(parent), use)]).Verdict;
}

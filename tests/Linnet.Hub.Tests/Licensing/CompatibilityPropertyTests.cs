using FsCheck.Fluent;
using Linnet.Hub.Licensing;

namespace Linnet.Hub.Tests.Licensing;

/// <summary>Laws that hold whatever the licences are.</summary>
public sealed class CompatibilityPropertyTests
{
    [Fact]
    public void One_more_parent_never_makes_the_verdict_better() => AnyLicense.Check(
        AnyLicense.Expressions.SelectMany(child => AnyLicense.Families.SelectMany(family => AnyLicense.Parents.Select(more => (child, family, more)))),
        test => Verdict(test.child, [.. test.family, test.more]) >= Verdict(test.child, test.family));

    [Fact]
    public void Several_parents_are_as_bad_as_the_worst_in_any_order() => AnyLicense.Check(
        AnyLicense.Expressions.SelectMany(child => AnyLicense.Families.Select(family => (child, family))),
        test => Verdict(test.child, test.family) == Verdict(test.child, [.. Enumerable.Reverse(test.family)])
            && Verdict(test.child, test.family) == test.family.Select(parent => Verdict(test.child, [parent])).Append(Verdict(test.child, [])).Max());

    [Fact]
    public void A_parent_with_more_terms_is_no_better_and_one_with_a_choice_no_worse() => AnyLicense.Check(
        AnyLicense.Expressions.SelectMany(child => AnyLicense.Expressions.SelectMany(first => AnyLicense.Expressions.Select(second => (child, first, second)))),
        test =>
        {
            var alone = Of(test.child, test.first);
            return Of(test.child, new LicenseConjunction(test.first, test.second)) >= alone && Of(test.child, new LicenseDisjunction(test.first, test.second)) <= alone;
        });

    [Fact]
    public void A_child_that_offers_a_choice_is_as_bad_as_its_worst_alternative() => AnyLicense.Check(
        AnyLicense.Expressions.SelectMany(first => AnyLicense.Expressions.SelectMany(second => AnyLicense.Families.Select(family => (first, second, family)))),
        test => Verdict(new LicenseDisjunction(test.first, test.second), test.family) == (Compatibility)Math.Max((int)Verdict(test.first, test.family), (int)Verdict(test.second, test.family)));

    [Fact]
    public void What_is_not_known_is_never_allowed() => AnyLicense.Check(
        AnyLicense.Expressions.SelectMany(child => AnyLicense.Families.Select(family => (child, family))),
        test => Verdict(null, test.family) >= Compatibility.Unknown
            && Verdict(test.child, [.. test.family, new LicensedParent("x", null)]) >= Compatibility.Unknown
            && Verdict(test.child, [.. test.family, new LicensedParent("x", new SimpleLicense("LicenseRef-house"))]) >= Compatibility.Unknown
            && Verdict(new LicenseConjunction(test.child, new SimpleLicense("LicenseRef-house")), test.family) >= Compatibility.Unknown);

    [Fact]
    public void Commercial_use_never_comes_back()
    {
        var free = LicenseTable.All.Where(terms => terms.PermitsCommercialUse).Select(terms => new SimpleLicense(terms.Id)).ToList();
        foreach (var parent in LicenseTable.All.Where(terms => !terms.PermitsCommercialUse))
            Assert.All(free, child => Assert.Equal(Compatibility.Conflict, Of(child, new SimpleLicense(parent.Id))));
    }

    [Fact]
    public void Nothing_is_made_from_what_forbids_it()
    {
        foreach (var parent in LicenseTable.All.Where(terms => !terms.PermitsDerivatives))
            Assert.All(LicenseTable.All, child => Assert.Equal(Compatibility.Conflict, Of(new SimpleLicense(child.Id), new SimpleLicense(parent.Id))));
    }

    [Fact]
    public void A_licence_to_be_kept_is_kept_or_passed_to_one_that_it_names()
    {
        foreach (var parent in LicenseTable.All.Where(terms => terms.RequiresShareAlike))
            foreach (var child in LicenseTable.All)
            {
                var isHeir = child.Id == parent.Id || parent.Heirs.Contains(child.Id);
                Assert.True(isHeir || Of(new SimpleLicense(child.Id), new SimpleLicense(parent.Id)) == Compatibility.Conflict, $"{parent.Id} to {child.Id}");
            }
    }

    [Fact]
    public void Every_licence_that_permits_derivatives_permits_them_under_itself() => Assert.All(
        LicenseTable.All.Where(terms => terms.PermitsDerivatives), terms => Assert.True(Of(new SimpleLicense(terms.Id), new SimpleLicense(terms.Id)) <= Compatibility.AllowedWithDuties, terms.Id));

    private static Compatibility Of(LicenseExpression child, LicenseExpression parent) => Verdict(child, [new LicensedParent("parent", parent)]);

    private static Compatibility Verdict(LicenseExpression? child, IReadOnlyList<LicensedParent> parents) => CompatibilityCheck.Check(child, parents).Verdict;
}

using Linnet.Hub.Licensing;

namespace Linnet.Hub.Tests.Licensing;

public sealed class LicenseTableTests
{
    /// <summary>C permits commercial use, D derivatives; requires A attribution, N notice, S share-alike, O source; restricts use R.</summary>
    [Theory]
    [InlineData("MIT", "CDN")]
    [InlineData("Apache-2.0", "CDAN")]
    [InlineData("BSD-3-Clause", "CDN")]
    [InlineData("CC0-1.0", "CD")]
    [InlineData("CC-BY-4.0", "CDAN")]
    [InlineData("CC-BY-SA-4.0", "CDANS")]
    [InlineData("CC-BY-NC-3.0", "DAN")]
    [InlineData("CC-BY-NC-SA-2.0", "DANS")]
    [InlineData("CC-BY-ND-4.0", "CAN")]
    [InlineData("CC-BY-NC-ND-4.0", "AN")]
    [InlineData("GPL-3.0-or-later", "CDNSO")]
    [InlineData("LGPL-2.1-only", "CDNSO")]
    [InlineData("AGPL-3.0-only", "CDNSO")]
    [InlineData("MPL-2.0", "CDNSO")]
    [InlineData("LicenseRef-bigscience-openrail-m", "CDNR")]
    [InlineData("LicenseRef-llama3", "CDANR")]
    [InlineData("LicenseRef-gemma", "CDNR")]
    public void Terms_are_what_the_licences_say(string id, string expected)
    {
        var terms = LicenseTable.Find(id)!;
        (char Letter, bool Holds)[] letters =
        [
            ('C', terms.PermitsCommercialUse), ('D', terms.PermitsDerivatives), ('A', terms.RequiresAttribution), ('N', terms.RequiresNotice),
            ('S', terms.RequiresShareAlike), ('O', terms.RequiresSource), ('R', terms.RestrictsUse),
        ];
        Assert.Equal(expected, string.Concat(letters.Where(letter => letter.Holds).Select(letter => letter.Letter)));
    }

    [Theory]
    [InlineData("CC-BY-SA-3.0", "ShareAlike", "4(b)")]
    [InlineData("CC-BY-SA-3.0", "Attribution", "4(c)")]
    [InlineData("CC-BY-NC-SA-3.0", "NonCommercial", "4(c)")]
    [InlineData("CC-BY-NC-SA-3.0", "Attribution", "4(d)")]
    [InlineData("CC-BY-SA-4.0", "ShareAlike", "3(b)")]
    [InlineData("CC-BY-NC-4.0", "NonCommercial", "2(a)(1)")]
    [InlineData("GPL-2.0-only", "ShareAlike", "2(b)")]
    [InlineData("GPL-3.0-only", "ShareAlike", "5(c)")]
    public void Clauses_are_found_at_their_places(string id, string term, string place) => Assert.Equal(place, LicenseTable.Find(id)!.Find(Enum.Parse<LicenseTerm>(term))!.Place);

    [Fact]
    public void Every_row_is_written_as_the_parser_writes_it_and_names_rows_only()
    {
        Assert.True(LicenseTable.All.Count() > 70);
        Assert.All(LicenseTable.All, terms =>
        {
            Assert.Equal(terms.Id, LicenseExpression.Parse(terms.Id).ToString());
            Assert.All(terms.Heirs.Concat(terms.Refusals.Select(refusal => refusal.Id)), id => Assert.Equal(id, LicenseTable.Find(id)?.Id));
            Assert.All(terms.Clauses, clause => Assert.NotEmpty(clause.Place));
            Assert.True(terms.Clauses.DistinctBy(clause => clause.Term).Count() == terms.Clauses.Count, terms.Id);
            Assert.True(terms.RequiresShareAlike || terms.Heirs.Count == 0, terms.Id);
        });
    }

    [Fact]
    public void Listed_licences_are_found_in_any_case_and_references_as_they_are()
    {
        Assert.Equal("MIT", LicenseTable.Find("mit")?.Id);
        Assert.NotNull(LicenseTable.Find("LicenseRef-gemma"));
        Assert.Null(LicenseTable.Find("LicenseRef-Gemma"));
        Assert.Null(LicenseTable.Find("LicenseRef-house"));
    }
}

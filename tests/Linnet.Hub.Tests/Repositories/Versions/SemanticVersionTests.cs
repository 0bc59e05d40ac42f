using FsCheck;
using FsCheck.Fluent;
using Linnet.Hub.Repositories.Versions;

namespace Linnet.Hub.Tests.Repositories.Versions;

/// <summary>Semantic Versioning 2.0.0: its grammar, and the order of its section 11.</summary>
public sealed class SemanticVersionTests
{
    /// <summary>The examples of section 11, lowest first.</summary>
    private static readonly string[] Ordered =
    [
        "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "2.0.0", "2.1.0", "2.1.1",
    ];

    [Fact]
    public void The_order_is_that_of_the_specification()
    {
        var versions = Ordered.Select(text => SemanticVersion.TryParse(text)!).ToList();
        for (var i = 0; i < versions.Count; i++)
            for (var j = 0; j < versions.Count; j++)
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(versions[i].CompareTo(versions[j])));
    }

    [Fact]
    public void A_build_says_nothing_about_order()
    {
        var (plain, built) = (SemanticVersion.TryParse("1.0.0")!, SemanticVersion.TryParse("1.0.0+20130313144700")!);
        Assert.Equal(0, plain.CompareTo(built));
        Assert.NotEqual(plain, built);
    }

    [Theory]
    [InlineData("0.0.0")]
    [InlineData("1.2.0")]
    [InlineData("1.0.0-x.7.z.92")]
    [InlineData("1.0.0-x-y-z.--")]
    [InlineData("1.0.0-alpha+001")]
    [InlineData("1.0.0+21AF26D3---117B344092BD")]
    [InlineData("1.0.0-0A.is.legal")]
    [InlineData("999999999999999.0.1")]
    public void A_version_is_read_and_printed(string text)
    {
        Assert.Equal(text, SemanticVersion.TryParse(text)!.ToString());
        Assert.Equal(text, SemanticVersion.OfTag($"v{text}")!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("01.2.3")]
    [InlineData("1.2.03")]
    [InlineData("1.2.-3")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-01")]
    [InlineData("1.2.3-a..b")]
    [InlineData("1.2.3+")]
    [InlineData("1.2.3+a+b")]
    [InlineData("1.2.3-ä")]
    [InlineData("v1.2.3")]
    [InlineData(" 1.2.3")]
    [InlineData("1.2.3\n")]
    [InlineData("99999999999999999999.0.0")]
    public void What_is_no_version_is_none(string text) => Assert.Null(SemanticVersion.TryParse(text));

    [Fact]
    public void The_order_is_total() => Prop.ForAll(Versions.ToArbitrary(), Versions.ToArbitrary(), Versions.ToArbitrary(), (x, y, z) =>
        Math.Sign(x.CompareTo(y)) == -Math.Sign(y.CompareTo(x)) && (x.CompareTo(y) > 0 || y.CompareTo(z) > 0 || x.CompareTo(z) <= 0)).QuickCheckThrowOnFailure();

    private static Gen<SemanticVersion> Versions =>
        from release in Gen.Choose(0, 2).Three()
        from words in Gen.Elements("0", "1", "2", "11", "alpha", "beta", "-", "1a").ListOf(2)
        from count in Gen.Choose(0, 2)
        select new SemanticVersion(release.Item1, release.Item2, release.Item3, [.. words.Take(count)], null);
}

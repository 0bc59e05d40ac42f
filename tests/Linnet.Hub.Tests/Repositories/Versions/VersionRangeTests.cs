using Linnet.Hub.Repositories.Versions;

namespace Linnet.Hub.Tests.Repositories.Versions;

public sealed class VersionRangeTests
{
    private static readonly string[] All =
    [
        "0.0.3", "0.0.4", "0.1.0", "0.2.3", "0.2.9", "1.0.0", "1.2.0-rc.1", "1.2.0", "1.2.3", "1.2.9", "1.3.0", "2.0.0-alpha.1", "2.0.0-beta", "2.0.0", "2.1.0", "3.0.0-rc.1",
    ];

    [Theory]
    [InlineData("^1.2", "1.2.0 1.2.3 1.2.9 1.3.0")]
    [InlineData("@^1.2", "1.2.0 1.2.3 1.2.9 1.3.0")]
    [InlineData("^1.2.3", "1.2.3 1.2.9 1.3.0")]
    [InlineData("^v1.2.3", "1.2.3 1.2.9 1.3.0")]
    [InlineData("^1", "1.0.0 1.2.0 1.2.3 1.2.9 1.3.0")]
    [InlineData("^0.2.3", "0.2.3 0.2.9")]
    [InlineData("^0.0.3", "0.0.3")]
    [InlineData("^0.0", "0.0.3 0.0.4")]
    [InlineData("^0", "0.0.3 0.0.4 0.1.0 0.2.3 0.2.9")]
    [InlineData("~1.2.3", "1.2.3 1.2.9")]
    [InlineData("~1.2", "1.2.0 1.2.3 1.2.9")]
    [InlineData("~1", "1.0.0 1.2.0 1.2.3 1.2.9 1.3.0")]
    [InlineData("1.x", "1.0.0 1.2.0 1.2.3 1.2.9 1.3.0")]
    [InlineData("1.2", "1.2.0 1.2.3 1.2.9")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("=1.2.3", "1.2.3")]
    [InlineData("v2.0.0-beta", "2.0.0-beta")]
    [InlineData(">=1.2.3 <2", "1.2.3 1.2.9 1.3.0")]
    [InlineData(">= 1.2.3, < 2", "1.2.3 1.2.9 1.3.0")]
    [InlineData(">1.2", "1.3.0 2.0.0 2.1.0")]
    [InlineData("<=0.2", "0.0.3 0.0.4 0.1.0 0.2.3 0.2.9")]
    [InlineData("<0.1", "0.0.3 0.0.4")]
    [InlineData(">1.3.0", "2.0.0 2.1.0")]
    [InlineData("<=0.1.0", "0.0.3 0.0.4 0.1.0")]
    [InlineData("0.0.3 || ^2", "0.0.3 2.0.0 2.1.0")]
    [InlineData(">=2.0.0-alpha.0 <3", "2.0.0-alpha.1 2.0.0-beta 2.0.0 2.1.0")]
    [InlineData("^2.0.0-beta", "2.0.0-beta 2.0.0 2.1.0")]
    [InlineData("*", "0.0.3 0.0.4 0.1.0 0.2.3 0.2.9 1.0.0 1.2.0 1.2.3 1.2.9 1.3.0 2.0.0 2.1.0")]
    [InlineData("", "0.0.3 0.0.4 0.1.0 0.2.3 0.2.9 1.0.0 1.2.0 1.2.3 1.2.9 1.3.0 2.0.0 2.1.0")]
    [InlineData(">*", "")]
    [InlineData("<*", "")]
    [InlineData("^9", "")]
    public void A_range_admits(string range, string admitted) =>
        Assert.Equal(admitted, string.Join(' ', All.Where(text => VersionRange.TryParse(range)!.Admits(SemanticVersion.TryParse(text)!))));

    [Theory]
    [InlineData("latest", "2.1.0")]
    [InlineData("@latest", "2.1.0")]
    [InlineData("^1.2", "1.3.0")]
    [InlineData("~1.2", "1.2.9")]
    [InlineData("^9", null)]
    public void The_best_is_the_highest(string range, string? best) => Assert.Equal(best, Best(range, All));

    [Fact]
    public void The_latest_of_versions_that_are_not_released_is_one_of_them()
    {
        Assert.Equal("1.0.0-rc.2", Best("latest", "1.0.0-rc.1", "1.0.0-rc.2"));
        Assert.Null(Best("*", "1.0.0-rc.1", "1.0.0-rc.2"));
        Assert.Null(Best("latest"));
    }

    [Theory]
    [InlineData("main")]
    [InlineData("^")]
    [InlineData("1.2.3.4")]
    [InlineData("1.x.3")]
    [InlineData(">==1")]
    [InlineData("^1 -")]
    [InlineData("'; DROP TABLE")]
    [InlineData("^01.2")]
    public void What_is_no_range_is_none(string range) => Assert.Null(VersionRange.TryParse(range));

    [Fact]
    public void A_range_has_a_bound() => Assert.Null(VersionRange.TryParse(string.Join("||", Enumerable.Repeat("1.2.3", 1000))));

    private static string? Best(string range, params string[] versions) =>
        VersionRange.TryParse(range)!.Best(versions.Select(text => SemanticVersion.TryParse(text)!), version => version)?.ToString();
}

using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Repositories;

/// <summary>Which licences a card may name.</summary>
public sealed class LicenseRulesTests
{
    [Theory]
    [InlineData("mit", null, null)]
    [InlineData("openrail++", null, null)]
    [InlineData("MIT OR Apache-2.0", null, null)]
    [InlineData("(mit OR isc) AND zlib", null, null)]
    [InlineData("GPL-2.0-or-later WITH Classpath-exception-2.0", null, null)]
    [InlineData("LicenseRef-ours", null, null)]
    [InlineData("MIT AND LicenseRef-ours", null, null)]
    [InlineData("nonsense", true, "unknown")]
    [InlineData("mit or apache-2.0", true, "capitals")]
    [InlineData("MIT OR", true, "no expression")]
    [InlineData("MIT OR nonsense-1.0", false, "nonsense-1.0")]
    public void A_licence_is_a_tag_or_an_expression(string license, bool? isError, string? part)
    {
        var findings = CardRules.Check($"---\nlicense: \"{license}\"\n---\n", RepositoryKind.Dataset);
        if (isError is null) Assert.Empty(findings);
        else
        {
            var finding = Assert.Single(findings);
            Assert.Equal(isError, finding.IsError);
            Assert.Contains(part!, finding.Message, StringComparison.Ordinal);
        }
    }
}

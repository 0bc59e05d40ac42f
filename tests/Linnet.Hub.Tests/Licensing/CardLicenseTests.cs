using System.Text.Json.Nodes;
using Linnet.Hub.Licensing;

namespace Linnet.Hub.Tests.Licensing;

public sealed class CardLicenseTests
{
    [Theory]
    [InlineData("\"mit\"", "MIT")]
    [InlineData("\"apache-2.0\"", "Apache-2.0")]
    [InlineData("\"bsd-3-clause\"", "BSD-3-Clause")]
    [InlineData("\"cc-by-nc-sa-4.0\"", "CC-BY-NC-SA-4.0")]
    [InlineData("\"gpl-3.0\"", "GPL-3.0-only")]
    [InlineData("\"gpl\"", "GPL-1.0-or-later")]
    [InlineData("\"odbl\"", "ODbL-1.0")]
    [InlineData("\"openrail\"", "LicenseRef-openrail")]
    [InlineData("\"openrail++\"", "LicenseRef-openrail-plus-plus")]
    [InlineData("\"bigscience-openrail-m\"", "LicenseRef-bigscience-openrail-m")]
    [InlineData("\"Llama3.1\"", "LicenseRef-llama3.1")]
    [InlineData("\"gemma\"", "LicenseRef-gemma")]
    [InlineData("\"MIT OR Apache-2.0\"", "MIT OR Apache-2.0")]
    [InlineData("[\"mit\", \"cc-by-4.0\"]", "MIT AND CC-BY-4.0")]
    [InlineData("[\"mit\", \"gpl-3.0 OR isc\"]", "MIT AND (GPL-3.0-only OR ISC)")]
    [InlineData("\"strange-1.0\"", "strange-1.0")]
    public void Tags_and_expressions_are_understood(string json, string expected)
    {
        var license = CardLicense.Read(JsonNode.Parse(json));
        Assert.Equal(expected, license.Expression?.ToString());
        Assert.Null(license.Problem);
    }

    [Theory]
    [InlineData("\"unknown\"", "unknown")]
    [InlineData("\"\"", "unknown")]
    [InlineData("\"NOASSERTION\"", "unknown")]
    [InlineData("\"other\"", "license_name")]
    [InlineData("\"MIT and ISC\"", "character 5")]
    [InlineData("[\"mit\", \"unknown\"]", "unknown")]
    [InlineData("3", "neither a text")]
    [InlineData("[3]", "neither a text")]
    [InlineData("{}", "neither a text")]
    public void What_says_no_licence_is_no_licence(string json, string problem)
    {
        var license = CardLicense.Read(JsonNode.Parse(json));
        Assert.Null(license.Expression);
        Assert.Contains(problem, license.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("llama3", "LicenseRef-llama3")]
    [InlineData("MIT", "MIT")]
    [InlineData("proprietary", "LicenseRef-proprietary")]
    [InlineData("Our house licence (v2)", "LicenseRef-Our-house-licence--v2")]
    public void Other_is_what_its_name_says(string name, string expected) =>
        Assert.Equal(expected, CardLicense.Read("other", name).Expression?.ToString());

    [Fact]
    public void A_name_without_a_letter_of_an_identifier_names_nothing() => Assert.NotNull(CardLicense.Read("other", "许可证").Problem);

    [Fact]
    public void Links_are_addresses_of_the_web_or_the_table_s()
    {
        Assert.Equal("https://spdx.org/licenses/MIT.html", CardLicense.Read("mit").Link);
        Assert.Equal("https://example.org/x", CardLicense.Read("mit", null, "https://example.org/x").Link);
        Assert.Null(CardLicense.Read("other", "house", "LICENSE").Link);
        Assert.Null(CardLicense.Read("other", "house", "javascript:alert(1)").Link);
    }

    [Fact]
    public void Every_tag_of_the_hub_is_read()
    {
        string[] tags =
        [
            "afl-3.0", "artistic-2.0", "bsl-1.0", "bsd", "c-uda", "cc", "cdla-permissive-2.0", "deepfloyd-if-license", "ecl-2.0", "etalab-2.0", "gfdl", "grok2-community", "intel-research", "lgpl",
            "lgpl-lr", "lppl-1.3c", "ms-pl", "odc-by", "pddl", "postgresql", "ofl-1.1", "unlicense", "wtfpl", "zlib", "openmdw-1.0", "fair-noncommercial-research-license", "apple-amlr", "h-research",
        ];
        Assert.All(tags, tag => Assert.NotNull(CardLicense.Read(tag).Expression));
    }
}

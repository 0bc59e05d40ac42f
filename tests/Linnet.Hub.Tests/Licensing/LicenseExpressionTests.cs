using FsCheck.Fluent;
using Linnet.Hub.Licensing;

namespace Linnet.Hub.Tests.Licensing;

public sealed class LicenseExpressionTests
{
    [Theory]
    [InlineData("MIT", "MIT")]
    [InlineData("  mit ", "MIT")]
    [InlineData("apache-2.0", "Apache-2.0")]
    [InlineData("(MIT)", "MIT")]
    [InlineData("MIT OR Apache-2.0 AND ISC", "MIT OR Apache-2.0 AND ISC")]
    [InlineData("MIT OR (Apache-2.0 AND ISC)", "MIT OR Apache-2.0 AND ISC")]
    [InlineData("(MIT OR Apache-2.0) AND ISC", "(MIT OR Apache-2.0) AND ISC")]
    [InlineData("((MIT) OR ((ISC)))AND(Zlib)", "(MIT OR ISC) AND Zlib")]
    [InlineData("MIT AND (ISC AND Zlib)", "MIT AND (ISC AND Zlib)")]
    [InlineData("GPL-2.0-or-later WITH bison-exception-2.2", "GPL-2.0-or-later WITH Bison-exception-2.2")]
    [InlineData("MIT AND GPL-2.0-only WITH Some-exception OR ISC", "MIT AND GPL-2.0-only WITH Some-exception OR ISC")]
    [InlineData("Apache-2.0+", "Apache-2.0+")]
    [InlineData("GPL-2.0+", "GPL-2.0-or-later")]
    [InlineData("gpl-3.0", "GPL-3.0-only")]
    [InlineData("LicenseRef-llama3", "LicenseRef-llama3")]
    [InlineData("DocumentRef-spdx-2:LicenseRef-My.Own-1", "DocumentRef-spdx-2:LicenseRef-My.Own-1")]
    [InlineData("Never-Heard-Of-1.0", "Never-Heard-Of-1.0")]
    public void What_is_read_is_printed_in_spdx_s_own_way(string text, string printed) => Assert.Equal(printed, LicenseExpression.Parse(text).ToString());

    [Fact]
    public void Operators_bind_with_before_and_before_or()
    {
        var expression = Assert.IsType<LicenseDisjunction>(LicenseExpression.Parse("MIT OR Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0"));
        Assert.Equal(new SimpleLicense("MIT"), expression.Left);
        Assert.Equal(new LicenseConjunction(new SimpleLicense("Apache-2.0"), new SimpleLicense("GPL-2.0-only", Exception: "Classpath-exception-2.0")), expression.Right);
    }

    [Fact]
    public void Identifiers_are_the_same_in_any_case_and_references_are_not()
    {
        Assert.Equal(LicenseExpression.Parse("strange-1.0 AND mit"), LicenseExpression.Parse("STRANGE-1.0 AND MIT"));
        Assert.Equal(LicenseExpression.Parse("strange-1.0").GetHashCode(), LicenseExpression.Parse("STRANGE-1.0").GetHashCode());
        Assert.NotEqual(LicenseExpression.Parse("LicenseRef-a"), LicenseExpression.Parse("LicenseRef-A"));
        Assert.NotEqual(LicenseExpression.Parse("Apache-2.0"), LicenseExpression.Parse("Apache-2.0+"));
    }

    [Theory]
    [InlineData("", 1, "ends where a licence is expected")]
    [InlineData("   ", 4, "ends where a licence is expected")]
    [InlineData("MIT AND", 8, "ends where a licence is expected")]
    [InlineData("AND MIT", 1, "not the operator 'AND'")]
    [InlineData("MIT and ISC", 5, "in capitals: AND")]
    [InlineData("MIT Or ISC", 5, "in capitals: OR")]
    [InlineData("MIT ISC", 5, "not 'ISC'")]
    [InlineData("MIT OR OR ISC", 8, "not the operator 'OR'")]
    [InlineData("(MIT", 1, "never closed")]
    [InlineData("MIT AND (ISC OR (Zlib)", 9, "never closed")]
    [InlineData("MIT)", 4, "never opened")]
    [InlineData("()", 2, "not ')'")]
    [InlineData("MIT +", 5, "'+'")]
    [InlineData("+", 1, "in front of '+'")]
    [InlineData("openrail++", 9, "'+' cannot be in an identifier")]
    [InlineData("MIT/ISC", 4, "'/' cannot be in an identifier")]
    [InlineData("MIT OR Café", 11, "'é' cannot be in an identifier")]
    [InlineData("LicenseRef-", 12, "a name is expected")]
    [InlineData("licenseref-a", 1, "capital L and a capital R")]
    [InlineData("LicenseRef-a+", 13, "does not follow")]
    [InlineData("DocumentRef-a", 1, "no licence in it")]
    [InlineData("DocumentRef-a:MIT", 15, "after the colon")]
    [InlineData("DocumentRef-:LicenseRef-a", 13, "a name is expected")]
    [InlineData("GPL-2.0-only WITH", 18, "name of an exception")]
    [InlineData("GPL-2.0-only WITH (MIT)", 19, "name of an exception")]
    [InlineData("GPL-2.0-only WITH a WITH b", 21, "comes once")]
    [InlineData("(MIT) WITH Classpath-exception-2.0", 7, "follows one licence")]
    public void An_error_says_where_and_what(string text, int position, string problem)
    {
        Assert.False(LicenseExpression.TryParse(text, out _, out var error));
        Assert.Equal(position, error.Position);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains($"character {position}", Assert.Throws<ConfigurationException>(() => LicenseExpression.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_and_deep_expressions_are_refused()
    {
        Assert.False(LicenseExpression.TryParse(new string('(', 3000), out _, out var deep));
        Assert.Contains("nested", deep.Problem, StringComparison.Ordinal);
        Assert.False(LicenseExpression.TryParse(new string('a', LicenseExpressionParser.MaxLength + 1), out _, out var wide));
        Assert.Contains("at most", wide.Problem, StringComparison.Ordinal);
        Assert.True(LicenseExpression.TryParse(string.Join(" OR ", Enumerable.Repeat("A", 800)), out var flat, out _));
        Assert.Equal(800, flat.Licenses().Count());
    }

    [Fact]
    public void Any_expression_is_read_back_as_it_was() =>
        AnyLicense.Check(AnyLicense.Expressions, expression => LicenseExpression.Parse(expression.ToString()).Equals(expression), 1000);

    [Fact]
    public void Any_text_is_read_or_refused_at_a_place_in_it()
    {
        var parts = Gen.Elements("(", ")", " ", " ", " AND ", " OR ", " WITH ", "MIT", "gpl-2.0", "+", "LicenseRef-", "DocumentRef-a:", "x", "é", "and", "\t", "-", ":").ArrayOf();
        AnyLicense.Check(parts.Select(string.Concat), text =>
            LicenseExpression.TryParse(text, out var expression, out var error)
                ? LicenseExpression.Parse(expression.ToString()).Equals(expression)
                : error.Position >= 1 && error.Position <= text.Length + 1 && error.Problem.Length > 0,
            2000);
    }

    [Fact]
    public void Alternatives_are_lists_of_what_applies_together()
    {
        var alternatives = LicenseAlternatives.Of(LicenseExpression.Parse("(MIT OR ISC) AND (Zlib OR MIT)"))!;
        Assert.Equal(["MIT AND Zlib", "MIT", "ISC AND Zlib", "ISC AND MIT"], alternatives.Select(alternative => string.Join(" AND ", alternative)));
        Assert.Null(LicenseAlternatives.Of(LicenseExpression.Parse(string.Join(" AND ", Enumerable.Repeat("(MIT OR ISC)", 9)))));
    }
}

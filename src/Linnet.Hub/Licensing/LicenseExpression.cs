using System.Diagnostics.CodeAnalysis;

namespace Linnet.Hub.Licensing;

/// <summary>
/// A licence expression as SPDX 2.3 defines it in annex D: identifiers, <c>LicenseRef-</c>, <c>+</c>, <c>WITH</c>, <c>AND</c>, <c>OR</c> and parentheses.
/// What is printed reads back as the same expression.
/// </summary>
internal abstract record LicenseExpression
{
    private protected const int OrBinding = 0;
    private protected const int AndBinding = 1;
    private protected const int SimpleBinding = 2;

    /// <summary>How tightly the outermost operator binds; what binds less tightly than its surroundings is printed in parentheses.</summary>
    private protected abstract int Binding { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ConfigurationException">It is none; the message says where.</exception>
    internal static LicenseExpression Parse(string text) =>
        TryParse(text, out var expression, out var error) ? expression : throw new ConfigurationException($"license: '{text}' is no SPDX expression; {error}");

    /// <summary>Reads an expression.</summary>
    /// <returns>False where the text is none, and <paramref name="error"/> says why.</returns>
    internal static bool TryParse(string? text, [NotNullWhen(true)] out LicenseExpression? expression, [NotNullWhen(false)] out LicenseSyntaxError? error) =>
        new LicenseExpressionParser(text ?? string.Empty).TryRead(out expression, out error);

    /// <summary>Every licence that is named, from left to right, the same one as often as it is named.</summary>
    internal abstract IEnumerable<SimpleLicense> Licenses();

    /// <summary>The expression with no more parentheses than it needs.</summary>
    public sealed override string ToString() => Print();

    private protected abstract string Print();

    /// <summary>Reading goes from left to right, so a right operand of the same operator needs its parentheses and a left one does not.</summary>
    private protected string Join(LicenseExpression left, string word, LicenseExpression right) =>
        $"{(left.Binding < Binding ? $"({left})" : left)} {word} {(right.Binding <= Binding ? $"({right})" : right)}";
}

/// <summary>Both apply.</summary>
/// <param name="Left">One side.</param>
/// <param name="Right">The other.</param>
internal sealed record LicenseConjunction(LicenseExpression Left, LicenseExpression Right) : LicenseExpression
{
    private protected override int Binding => AndBinding;

    internal override IEnumerable<SimpleLicense> Licenses() => Left.Licenses().Concat(Right.Licenses());

    private protected override string Print() => Join(Left, "AND", Right);
}

/// <summary>Whoever receives the work chooses one.</summary>
/// <param name="Left">One side.</param>
/// <param name="Right">The other.</param>
internal sealed record LicenseDisjunction(LicenseExpression Left, LicenseExpression Right) : LicenseExpression
{
    private protected override int Binding => OrBinding;

    internal override IEnumerable<SimpleLicense> Licenses() => Left.Licenses().Concat(Right.Licenses());

    private protected override string Print() => Join(Left, "OR", Right);
}

using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Linnet.Hub.Licensing;

/// <summary>
/// Reads licence expressions by recursive descent: OR binds least, then AND, then WITH. Operators are written in capitals (annex D.2 of SPDX 2.3), identifiers in
/// any case. Expressions come from strangers, so their length and the depth of their parentheses are limited.
/// </summary>
internal sealed class LicenseExpressionParser(string text)
{
    internal const int MaxLength = 4096;
    internal const int MaxDepth = 64;

    private const string DocumentPrefix = "DocumentRef-";
    private const string Or = "OR";
    private const string And = "AND";
    private const string With = "WITH";

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n()");

    private int _position;
    private LicenseSyntaxError? _error;

    /// <summary>Reads the whole text.</summary>
    internal bool TryRead([NotNullWhen(true)] out LicenseExpression? expression, [NotNullWhen(false)] out LicenseSyntaxError? error)
    {
        expression = text.Length > MaxLength ? Fail(MaxLength, $"an expression has at most {MaxLength} characters") : ReadAlternatives(0);
        if (expression is not null && Peek() is { Length: > 0 } rest) expression = Fail(_position, Unexpected(rest));
        if (expression is null)
        {
            error = _error!;
            return false;
        }

        error = null;
        return true;
    }

    private LicenseExpression? ReadAlternatives(int depth)
    {
        var left = ReadAll(depth);
        while (left is not null && TryTake(Or)) left = ReadAll(depth) is { } right ? new LicenseDisjunction(left, right) : null;
        return left;
    }

    private LicenseExpression? ReadAll(int depth)
    {
        var left = ReadOperand(depth);
        while (left is not null && TryTake(And)) left = ReadOperand(depth) is { } right ? new LicenseConjunction(left, right) : null;
        return left;
    }

    private LicenseExpression? ReadOperand(int depth)
    {
        var word = Peek();
        if (word.Length == 0) return Fail(_position, "the expression ends where a licence is expected");
        if (word != "(") return ReadLicense(word);
        if (depth == MaxDepth) return Fail(_position, $"parentheses are nested more than {MaxDepth} deep");
        var opening = _position;
        _position++;
        if (ReadAlternatives(depth + 1) is not { } inner) return null;
        if (Peek() is var closing && closing != ")") return closing.Length == 0 ? Fail(opening, "this parenthesis is never closed") : Fail(_position, Unexpected(closing));
        _position++;
        return inner;
    }

    private SimpleLicense? ReadLicense(string word)
    {
        if (IsOperator(word)) return Fail(_position, $"a licence is expected, not the operator '{word}'");
        if (word == ")") return Fail(_position, "a licence is expected, not ')'");
        var isOrLater = word[^1] == '+';
        var id = isOrLater ? word[..^1] : word;
        if (!CheckId(id, isOrLater)) return null;
        _position += word.Length;
        var license = LicenseNames.Canonical(id, isOrLater);
        return TryTake(With) ? ReadException(license) : license;
    }

    private SimpleLicense? ReadException(SimpleLicense license)
    {
        var word = Peek();
        if (word.Length == 0 || word is "(" or ")" || IsOperator(word)) return Fail(_position, $"the name of an exception is expected after {With}");
        if (!CheckCharacters(word, 0)) return null;
        _position += word.Length;
        return license with { Exception = LicenseNames.CanonicalException(word) };
    }

    /// <summary>An identifier, <c>LicenseRef-x</c> or <c>DocumentRef-y:LicenseRef-x</c>.</summary>
    private bool CheckId(string id, bool isOrLater)
    {
        var start = 0;
        if (id.StartsWith(DocumentPrefix, StringComparison.Ordinal))
        {
            var colon = id.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) return Refuse(_position, $"'{id}' names a document but no licence in it: write {DocumentPrefix}document:{SimpleLicense.ReferencePrefix}name");
            if (!CheckName(id[..colon], DocumentPrefix, 0)) return false;
            start = colon + 1;
            if (!id[start..].StartsWith(SimpleLicense.ReferencePrefix, StringComparison.Ordinal))
                return Refuse(_position + start, $"{SimpleLicense.ReferencePrefix} is expected after the colon");
        }

        var name = id[start..];
        if (!name.StartsWith(SimpleLicense.ReferencePrefix, StringComparison.OrdinalIgnoreCase)) return CheckCharacters(id, 0);
        if (!name.StartsWith(SimpleLicense.ReferencePrefix, StringComparison.Ordinal))
            return Refuse(_position + start, $"{SimpleLicense.ReferencePrefix} is written with a capital L and a capital R");
        if (isOrLater) return Refuse(_position + id.Length, $"'+' does not follow {SimpleLicense.ReferencePrefix}: only licences of SPDX's list have versions");
        return CheckName(name, SimpleLicense.ReferencePrefix, start);
    }

    private bool CheckName(string name, string prefix, int start) =>
        name.Length == prefix.Length ? Refuse(_position + start + prefix.Length, $"a name is expected after {prefix}") : CheckCharacters(name, start);

    private bool CheckCharacters(string id, int start)
    {
        if (id.Length == 0) return Refuse(_position + start, "a licence is expected in front of '+'");
        var bad = id.AsSpan().IndexOfAnyExcept(LicenseNames.IdCharacters);
        return bad < 0 || Refuse(_position + start + bad, $"'{id[bad]}' cannot be in an identifier, which has letters, digits, '-' and '.' only");
    }

    private bool TryTake(string word)
    {
        if (Peek() != word) return false;
        _position += word.Length;
        return true;
    }

    /// <summary>Moves to the next word and tells it: a parenthesis, or all up to white space or a parenthesis; empty at the end.</summary>
    private string Peek()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t' or '\r' or '\n') _position++;
        if (_position == text.Length) return string.Empty;
        if (text[_position] is '(' or ')') return text[_position].ToString();
        var length = text.AsSpan(_position).IndexOfAny(WordEnds);
        return length < 0 ? text[_position..] : text.Substring(_position, length);
    }

    private static bool IsOperator(string word) =>
        word.Equals(Or, StringComparison.OrdinalIgnoreCase) || word.Equals(And, StringComparison.OrdinalIgnoreCase) || word.Equals(With, StringComparison.OrdinalIgnoreCase);

    private static string Unexpected(string word) => word switch
    {
        ")" => "this parenthesis was never opened",
        With => $"{With} follows one licence and comes once",
        _ when IsOperator(word) => $"operators are written in capitals: {word.ToUpperInvariant()}",
        _ => $"{And}, {Or} or the end is expected, not '{word}'",
    };

    private bool Refuse(int position, string problem)
    {
        _error = new LicenseSyntaxError(position + 1, problem);
        return false;
    }

    private SimpleLicense? Fail(int position, string problem)
    {
        Refuse(position, problem);
        return null;
    }
}

using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>What a normaliser, pre-tokeniser or decoder looks for: a literal text or a regular expression.</summary>
public sealed class TextPattern : IPattern
{
    private readonly byte[] _literal;
    private readonly CodePointRegex? _regex;
    private readonly string _source;

    private TextPattern(string source, CodePointRegex? regex)
    {
        _source = source;
        _regex = regex;
        _literal = regex is null ? Utf8Text.ToBytes(source) : [];
        AsciiPair = source switch
        {
            [< (char)0x80, < (char)0x80] when regex is null => (source[0], source[1]),
            " {2,}" when regex is not null => (' ', ' '),
            _ => null,
        };
    }

    /// <summary>The literal text, or null for a regular expression.</summary>
    internal string? Literal => _regex is null ? _source : null;

    /// <summary>Two characters without which a plain ASCII text can not match, where such are known.</summary>
    internal (char First, char Second)? AsciiPair { get; }

    /// <summary>A pattern that matches a text as it stands.</summary>
    /// <param name="text">The text; an empty one never matches.</param>
    public static TextPattern OfLiteral(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TextPattern(text, null);
    }

    /// <summary>A regular expression, in the syntax that tokenizer.json uses (Oniguruma), over whole Unicode characters.</summary>
    /// <param name="expression">The expression.</param>
    /// <exception cref="ConfigurationException">It can not be understood.</exception>
    public static TextPattern OfRegex(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return new TextPattern(expression, CodePointRegex.Parse(expression));
    }

    void IPattern.FindMatches(ReadOnlySpan<byte> text, Row<Match> matches) => FindMatches(text, matches);

    /// <summary>A cheap test that rules most texts out.</summary>
    internal bool MayMatch(ReadOnlySpan<byte> text) =>
        _regex is null ? _literal.Length > 0 && text.IndexOf(_literal) >= 0
        : AsciiPair is not { } pair || text.IndexOf([(byte)pair.First, (byte)pair.Second]) >= 0;

    internal void FindMatches(ReadOnlySpan<byte> text, Row<Match> matches)
    {
        var last = 0;
        var from = 0;
        while (from <= text.Length && TryFind(text, from, out var start, out var end))
        {
            if (start > last) matches.Add(new Match(last, start, false));
            matches.Add(new Match(start, end, true));
            last = end;

            // After an empty match the search goes on one character further.
            from = end > start ? end : end < text.Length ? end + Utf8Text.SequenceLength(text[end]) : end + 1;
        }

        if (last < text.Length) matches.Add(new Match(last, text.Length, false));
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(_regex is null ? "String" : "Regex", _source);
        json.WriteEndObject();
    }

    private bool TryFind(ReadOnlySpan<byte> text, int from, out int start, out int end)
    {
        if (_regex is not null) return _regex.TryFind(text, from, out start, out end);
        start = _literal.Length == 0 ? -1 : text[from..].IndexOf(_literal);
        if (start < 0)
        {
            end = 0;
            return false;
        }

        start += from;
        end = start + _literal.Length;
        return true;
    }
}

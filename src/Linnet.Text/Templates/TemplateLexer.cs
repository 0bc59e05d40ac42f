using System.Text;

namespace Linnet.Text.Templates;

/// <summary>Splits a template into text and the tokens of its blocks, and removes the white space that blocks take with them.</summary>
internal sealed class TemplateLexer
{
    private static readonly string[] Operators = ["**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",", ".", ":", "|"];

    private readonly string _source;
    private readonly string _name;
    private readonly List<TemplateToken> _tokens = [];
    private int _at;
    private int _line = 1;
    private bool _startsLine = true;

    private TemplateLexer(string source, string name) => (_source, _name) = (source, name);

    internal static List<TemplateToken> Split(string source, string name)
    {
        var text = source.Replace("\r\n", "\n", StringComparison.Ordinal);

        // Jinja leaves out one line end at the end of a template.
        var lexer = new TemplateLexer(text.EndsWith('\n') ? text[..^1] : text, name);
        lexer.Run();
        return lexer._tokens;
    }

    private void Run()
    {
        while (_at < _source.Length)
        {
            var begin = NextTag(_at);
            AddText(_source[_at..begin], begin);
            if (begin == _source.Length) break;
            var mark = _source[begin + 1];
            _at = begin + 2;
            if (_at < _source.Length && _source[_at] is '-' or '+') _at++;
            if (mark == '#') SkipComment();
            else Tag(mark == '%');
        }

        _tokens.Add(new TemplateToken(TokenKind.End, string.Empty, _line));
    }

    private int NextTag(int from)
    {
        for (var i = from; i + 1 < _source.Length; i++)
        {
            if (_source[i] == '{' && _source[i + 1] is '{' or '%' or '#') return i;
        }

        return _source.Length;
    }

    private void AddText(string text, int end)
    {
        var line = _line;
        _line += text.AsSpan().Count('\n');
        if (end < _source.Length)
        {
            var mark = end + 2 < _source.Length ? _source[end + 2] : ' ';
            if (mark == '-')
            {
                text = text.TrimEnd();
            }
            else if (mark != '+' && _source[end + 1] != '{')
            {
                var lineStart = text.LastIndexOf('\n') + 1;
                if ((lineStart > 0 || _startsLine) && string.IsNullOrWhiteSpace(text[lineStart..])) text = text[..lineStart];
            }
        }

        if (text.Length > 0) _tokens.Add(new TemplateToken(TokenKind.Data, text, line));
    }

    private void SkipComment()
    {
        var end = _source.IndexOf("#}", _at, StringComparison.Ordinal);
        if (end < 0) throw Error("has a comment {# without its #}.");
        _line += _source.AsSpan(_at, end - _at).Count('\n');
        AfterTag(end, end > _at ? _source[end - 1] : ' ', isBlock: true);
    }

    private void Tag(bool isBlock)
    {
        _tokens.Add(new TemplateToken(isBlock ? TokenKind.BlockBegin : TokenKind.PrintBegin, string.Empty, _line));
        var brackets = new Stack<char>();
        while (true)
        {
            while (_at < _source.Length && char.IsWhiteSpace(_source[_at])) _line += _source[_at++] == '\n' ? 1 : 0;
            if (_at >= _source.Length) throw Error(isBlock ? "has a block {% without its %}." : "has an expression {{ without its }}.");
            var sign = _source[_at] is '-' or '+' ? 1 : 0;
            if (brackets.Count == 0 && string.CompareOrdinal(_source, _at + sign, isBlock ? "%}" : "}}", 0, 2) == 0)
            {
                _tokens.Add(new TemplateToken(isBlock ? TokenKind.BlockEnd : TokenKind.PrintEnd, string.Empty, _line));
                AfterTag(_at + sign, _source[_at], isBlock);
                return;
            }

            Token(brackets);
        }
    }

    private void AfterTag(int end, char sign, bool isBlock)
    {
        _at = end + 2;
        _startsLine = false;
        if (sign == '-')
        {
            while (_at < _source.Length && char.IsWhiteSpace(_source[_at])) _line += _source[_at++] == '\n' ? 1 : 0;
        }
        else if (isBlock && sign != '+' && _at < _source.Length && _source[_at] == '\n')
        {
            _at++;
            _line++;
            _startsLine = true;
        }
    }

    private void Token(Stack<char> brackets)
    {
        var c = _source[_at];
        if (c is '"' or '\'')
        {
            Quoted(c);
            return;
        }

        if (char.IsAsciiDigit(c))
        {
            Number();
            return;
        }

        if (char.IsLetter(c) || c == '_')
        {
            var begin = _at;
            while (_at < _source.Length && (char.IsLetterOrDigit(_source[_at]) || _source[_at] == '_')) _at++;
            _tokens.Add(new TemplateToken(TokenKind.Name, _source[begin.._at], _line));
            return;
        }

        var found = Array.Find(Operators, candidate => string.CompareOrdinal(_source, _at, candidate, 0, candidate.Length) == 0)
            ?? throw Error($"has the character '{c}' in a block, which means nothing there.");
        if (c is '(' or '[' or '{') brackets.Push(c);
        else if (c is ')' or ']' or '}' && !brackets.TryPop(out _)) throw Error($"closes a '{c}' that was not opened.");
        _tokens.Add(new TemplateToken(TokenKind.Operator, found, _line));
        _at += found.Length;
    }

    private void Number()
    {
        var begin = _at;
        while (_at < _source.Length && (char.IsAsciiDigit(_source[_at]) || _source[_at] == '_')) _at++;
        var isFloat = _at + 1 < _source.Length && _source[_at] == '.' && char.IsAsciiDigit(_source[_at + 1]);
        if (isFloat)
        {
            _at++;
            while (_at < _source.Length && char.IsAsciiDigit(_source[_at])) _at++;
        }

        var digits = _source[begin.._at].Replace("_", string.Empty, StringComparison.Ordinal);
        _tokens.Add(new TemplateToken(isFloat ? TokenKind.Float : TokenKind.Integer, digits, _line));
    }

    private void Quoted(char quote)
    {
        var text = new StringBuilder();
        var line = _line;
        for (_at++; ; _at++)
        {
            if (_at >= _source.Length) throw Error("has a text without its closing quotation mark.");
            var c = _source[_at];
            if (c == quote) break;
            if (c == '\n') _line++;
            if (c != '\\' || _at + 1 >= _source.Length)
            {
                text.Append(c);
                continue;
            }

            Escape(text, _source[++_at]);
        }

        _at++;
        _tokens.Add(new TemplateToken(TokenKind.Text, text.ToString(), line));
    }

    private void Escape(StringBuilder text, char c)
    {
        switch (c)
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'r': text.Append('\r'); break;
            case '\\' or '\'' or '"': text.Append(c); break;
            case '\n': _line++; break;
            case 'u' when _at + 4 < _source.Length && ushort.TryParse(_source.AsSpan(_at + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit):
                text.Append((char)unit);
                _at += 4;
                break;
            default: text.Append('\\').Append(c); break;
        }
    }

    private DataFormatException Error(string problem) => new(_name, _line, problem);
}

using System.Globalization;
using System.Text;

namespace Linnet.Text.Tokenization;

/// <summary>Parses the syntax of Oniguruma as far as tokenisers use it: no back references, no calls, no conditions.</summary>
internal sealed class RegexParser(string expression)
{
    /// <summary>Deeper groups and longer repeats are refused: an expression comes from a file, and must not eat the stack or the memory.</summary>
    private const int DeepestGroup = 100;
    private const int LongestRepeat = 1000;

    private readonly int[] _source = [.. expression.EnumerateRunes().Select(rune => rune.Value)];
    private int _at;
    private int _depth;
    private bool _ignoreCase;

    private bool AtEnd => _at == _source.Length;

    internal RegexNode Parse()
    {
        var node = ParseAlternation();
        return AtEnd ? node : throw Error("has a ) without its (");
    }

    private RegexNode ParseAlternation()
    {
        if (++_depth > DeepestGroup) throw Error("has too many groups inside one another");
        var outerCase = _ignoreCase;
        var branches = new List<RegexNode>();
        do
        {
            branches.Add(ParseConcatenation());
        }
        while (TryTake('|'));

        _ignoreCase = outerCase;
        _depth--;
        return branches.Count == 1 ? branches[0] : new RegexNode.Alternation(branches);
    }

    private RegexNode.Concatenation ParseConcatenation()
    {
        var parts = new List<RegexNode>();
        while (!AtEnd && Peek() is not ('|' or ')'))
        {
            if (TryTakeCaseSwitch()) continue;
            parts.Add(ParseQuantifiers(ParseAtom()));
        }

        return new RegexNode.Concatenation(parts);
    }

    private RegexNode ParseQuantifiers(RegexNode node)
    {
        while (!AtEnd)
        {
            var (minimum, maximum, isInterval) = (0, -1, false);
            if (TryTake('*'))
            {
            }
            else if (TryTake('+'))
            {
                minimum = 1;
            }
            else if (TryTake('?'))
            {
                maximum = 1;
            }
            else if (Peek() == '{' && TryTakeInterval(out minimum, out maximum))
            {
                isInterval = true;
            }
            else
            {
                break;
            }

            if (maximum < 0 && node.IsNullable) throw Error("repeats without end what can match nothing");
            var lazy = TryTake('?');
            node = new RegexNode.Repeat(node, minimum, maximum, lazy);
            if (!lazy && !isInterval && TryTake('+')) node = new RegexNode.Inner(RegexOperation.Atomic, node);
        }

        return node;
    }

    private RegexNode ParseAtom()
    {
        var c = Next();
        return c switch
        {
            '(' => ParseGroup(),
            '[' => Set(ParseBrackets()),
            '.' => new RegexNode.Set(CharacterClass.AnyButNewLine),
            '^' => new RegexNode.Anchor(RegexOperation.LineStart),
            '$' => new RegexNode.Anchor(RegexOperation.LineEnd),
            '\\' => ParseEscape(),
            '*' or '+' or '?' => throw Error($"has a {(char)c} that repeats nothing"),
            _ => Single(c),
        };
    }

    private RegexNode ParseGroup()
    {
        RegexOperation? operation = null;
        if (TryTake('?'))
        {
            if (TryTake("<=")) operation = RegexOperation.LookBehind;
            else if (TryTake("<!")) operation = RegexOperation.NotBehind;
            else if (TryTake('=')) operation = RegexOperation.LookAhead;
            else if (TryTake('!')) operation = RegexOperation.NotAhead;
            else if (TryTake('>')) operation = RegexOperation.Atomic;
            else if (TryTake('<')) SkipPast('>');
            else if (!TryTake(':')) return ParseGroupWithOptions();
        }

        var body = ParseAlternation();
        if (!TryTake(')')) throw Error("has a ( without its )");
        return operation is { } inner ? new RegexNode.Inner(inner, body) : body;
    }

    private RegexNode ParseGroupWithOptions()
    {
        var outerCase = _ignoreCase;
        ReadOptions();
        if (!TryTake(':')) throw Error("has a group (?… of a kind that is not supported");
        var body = ParseAlternation();
        if (!TryTake(')')) throw Error("has a ( without its )");
        _ignoreCase = outerCase;
        return body;
    }

    /// <summary>Takes <c>(?i)</c> and <c>(?-i)</c>, which hold to the end of the group.</summary>
    private bool TryTakeCaseSwitch()
    {
        var (start, outerCase) = (_at, _ignoreCase);
        if (TryTake("(?"))
        {
            ReadOptions();
            if (_at > start + 2 && TryTake(')')) return true;
        }

        (_at, _ignoreCase) = (start, outerCase);
        return false;
    }

    private void ReadOptions()
    {
        var on = true;
        while (!AtEnd && Peek() is 'i' or 'm' or 'x' or '-')
        {
            var option = Next();
            if (option == '-') on = false;
            else if (option == 'i') _ignoreCase = on;
            else if (option == 'x' && on) throw Error("uses the extended syntax (?x), which is not supported");
        }
    }

    private bool TryTakeInterval(out int minimum, out int maximum)
    {
        var start = _at++;
        var hasMinimum = TryTakeNumber(out minimum);
        var hasMaximum = hasMinimum;
        maximum = minimum;
        if (TryTake(','))
        {
            hasMaximum = TryTakeNumber(out maximum);
            if (!hasMaximum) maximum = -1;
        }

        if ((hasMinimum || hasMaximum) && TryTake('}'))
        {
            if (Math.Max(minimum, maximum) > LongestRepeat) throw Error($"repeats something more than {LongestRepeat} times");
            if (maximum >= 0 && maximum < minimum) throw Error("has a repeat whose maximum is below its minimum");
            return true;
        }

        // A brace that is no interval stands for itself; it was not consumed as a quantifier.
        _at = start;
        return false;
    }

    private bool TryTakeNumber(out int number)
    {
        number = 0;
        var start = _at;
        while (!AtEnd && Peek() is >= '0' and <= '9') number = Math.Min(number * 10 + (Next() - '0'), LongestRepeat + 1);
        return _at > start;
    }

    private RegexNode ParseEscape()
    {
        if (AtEnd) throw Error("ends in a backslash");
        RegexOperation? anchor = (char)Peek() switch
        {
            'A' => RegexOperation.TextStart,
            'z' => RegexOperation.TextEnd,
            'Z' => RegexOperation.LastLineEnd,
            'b' => RegexOperation.WordBoundary,
            'B' => RegexOperation.NotWordBoundary,
            _ => null,
        };
        if (anchor is null) return Set(ParseClassEscape());
        _at++;
        return new RegexNode.Anchor(anchor.Value);
    }

    private CharacterClass ParseClassEscape()
    {
        if (AtEnd) throw Error("ends in a backslash");
        var c = Next();
        return c switch
        {
            's' => CharacterClass.Space,
            'S' => CharacterClass.Space.Not(),
            'd' => CharacterClass.Digit,
            'D' => CharacterClass.Digit.Not(),
            'w' => CharacterClass.Word,
            'W' => CharacterClass.Word.Not(),
            'h' => CharacterClass.HexDigit,
            'H' => CharacterClass.HexDigit.Not(),
            'p' or 'P' when !AtEnd && Peek() == '{' => ParseProperty(negated: c == 'P'),
            >= '1' and <= '9' => throw Error("refers back to a group, which is not supported"),
            _ => Character(ParseCharacterEscape(c)),
        };
    }

    private CharacterClass ParseProperty(bool negated)
    {
        _at++;
        if (TryTake('^')) negated = !negated;
        var name = ReadUpTo('}');
        var named = CharacterClass.Named(name) ?? throw Error($"names the character property {name}, which is not known");
        return negated ? named.Not() : named;
    }

    private int ParseCharacterEscape(int c) => c switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        'f' => '\f',
        'a' => '\a',
        'e' => 0x1B,
        '0' => 0,
        'u' => ReadHex(4),
        'x' when TryTake('{') => ParseHex(ReadUpTo('}')),
        'x' => ReadHex(2),
        _ => c,
    };

    private CharacterClass ParseBrackets()
    {
        if (++_depth > DeepestGroup) throw Error("has too many classes inside one another");
        var negated = TryTake('^');
        CharacterClass? all = null;
        var members = new List<CharacterClass>();
        for (var first = true; AtEnd || Peek() != ']' || first; first = false)
        {
            if (AtEnd) throw Error("has a [ without its ]");
            if (TryTake("&&"))
            {
                all = Intersect(all, members);
                members = [];
                continue;
            }

            members.Add(ParseMember());
        }

        _at++;
        _depth--;
        all = Intersect(all, members);
        return negated ? all.Not() : all;
    }

    private static CharacterClass Intersect(CharacterClass? all, List<CharacterClass> members)
    {
        var any = CharacterClass.AnyOf(members);
        return all?.And(any) ?? any;
    }

    private CharacterClass ParseMember()
    {
        if (TryTake("[:"))
        {
            var negated = TryTake('^');
            var name = ReadUpTo(':');
            if (!TryTake(']')) throw Error("has a [: without its :]");
            var named = CharacterClass.Posix(name) ?? throw Error($"names the character class {name}, which is not known");
            return negated ? named.Not() : named;
        }

        if (TryTake('[')) return ParseBrackets();
        if (!TryTakeSingle(out var first, out var set)) return set!;
        if (_at + 1 >= _source.Length || Peek() != '-' || _source[_at + 1] == ']') return Character(first);
        var back = _at++;
        if (Peek() != '[' && TryTakeSingle(out var last, out _))
            return last >= first ? CharacterClass.Range(first, last) : throw Error("has a range whose end is below its start");
        _at = back;
        return Character(first);
    }

    /// <summary>Takes one character of a class; false where it is an escape that stands for many.</summary>
    private bool TryTakeSingle(out int c, out CharacterClass? set)
    {
        set = null;
        c = Next();
        if (c != '\\') return true;
        if (AtEnd) throw Error("ends in a backslash");
        if ("sSdDwWhHpP".Contains((char)Math.Min(Peek(), char.MaxValue), StringComparison.Ordinal))
        {
            set = ParseClassEscape();
            return false;
        }

        var escaped = Next();
        c = escaped == 'b' ? '\b' : ParseCharacterEscape(escaped);
        return true;
    }

    private RegexNode.Set Single(int c) => new(Character(c));

    private CharacterClass Character(int c) => _ignoreCase ? CharacterClass.OfAnyCase(c) : CharacterClass.Of(c);

    private RegexNode.Set Set(CharacterClass members) => new(_ignoreCase ? members.IgnoringCase() : members);

    private int Peek() => _source[_at];

    private int Next() => AtEnd ? throw Error("is cut short") : _source[_at++];

    private bool TryTake(char wanted)
    {
        if (AtEnd || Peek() != wanted) return false;
        _at++;
        return true;
    }

    private bool TryTake(string wanted)
    {
        if (_at + wanted.Length > _source.Length) return false;
        for (var i = 0; i < wanted.Length; i++)
            if (_source[_at + i] != wanted[i]) return false;
        _at += wanted.Length;
        return true;
    }

    private string ReadUpTo(char end)
    {
        var text = new StringBuilder();
        while (!TryTake(end)) text.Append(char.ConvertFromUtf32(Next()));
        return text.ToString();
    }

    private void SkipPast(char end) => ReadUpTo(end);

    private int ReadHex(int digits)
    {
        var text = new StringBuilder();
        while (text.Length < digits && !AtEnd && Peek() < 0x80 && char.IsAsciiHexDigit((char)Peek())) text.Append((char)Next());
        return ParseHex(text.ToString());
    }

    private int ParseHex(string digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && Rune.IsValid(value)
            ? value
            : throw Error($"has the character number \"{digits}\", which is none");

    private ConfigurationException Error(string problem) => new($"the regular expression {expression} {problem}");
}

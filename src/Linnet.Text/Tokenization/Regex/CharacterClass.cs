using System.Globalization;
using System.Text;

namespace Linnet.Text.Tokenization;

/// <summary>A set of characters in a regular expression: a test, made of smaller tests.</summary>
internal sealed class CharacterClass(Func<int, bool> contains)
{
    private readonly ulong[] _ascii = TabulateAscii(contains);

    internal static CharacterClass Digit { get; } = new(c => Category(c) == UnicodeCategory.DecimalDigitNumber);

    internal static CharacterClass Space { get; } = new(CodePoints.IsWhiteSpace);

    internal static CharacterClass Word { get; } = new(IsWord);

    internal static CharacterClass HexDigit { get; } = new(c => c < 0x80 && char.IsAsciiHexDigit((char)c));

    internal static CharacterClass AnyButNewLine { get; } = new(c => c != '\n');

    internal static CharacterClass Of(int c) => new(other => other == c);

    /// <summary>One character in any case: σ, ς and Σ are one.</summary>
    internal static CharacterClass OfAnyCase(int c)
    {
        var folded = CodePoints.ToLower(Upper(c));
        return new CharacterClass(other => other == c || CodePoints.ToLower(Upper(other)) == folded);
    }

    /// <summary>What any of several classes has. One loop and not a chain of tests: a class may list tens of thousands of characters.</summary>
    internal static CharacterClass AnyOf(IEnumerable<CharacterClass> members)
    {
        CharacterClass[] all = [.. members];
        return new CharacterClass(c =>
        {
            foreach (var member in all)
                if (member.Contains(c)) return true;
            return false;
        });
    }

    internal static CharacterClass Range(int first, int last) => new(c => c >= first && c <= last);

    /// <summary>A class by its name in <c>[:name:]</c>, where "punct" takes symbols in; null where there is none.</summary>
    internal static CharacterClass? Posix(string name) =>
        name == "punct" ? new CharacterClass(c => Group(c) is 'P' or 'S') : Named(name);

    /// <summary>A class by its name in <c>\p{name}</c>; null where there is none.</summary>
    internal static CharacterClass? Named(string name)
    {
        name = name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var test = ByCategory(name) ?? ByProperty(name);
        if (test is not null) return new CharacterClass(test);
        foreach (var (script, set) in UnicodeFile.Instance.Scripts)
            if (script.Replace("_", "", StringComparison.Ordinal).Equals(name, StringComparison.OrdinalIgnoreCase))
                return new CharacterClass(set.Contains);
        return null;
    }

    internal bool Contains(int c) => c < 128 ? (_ascii[c >> 6] >> (c & 63) & 1) != 0 : contains(c);

    internal CharacterClass Not() => new(c => !contains(c));

    internal CharacterClass And(CharacterClass other) => new(c => contains(c) && other.Contains(c));

    /// <summary>Also takes the other case of its characters.</summary>
    internal CharacterClass IgnoringCase() =>
        new(c => contains(c) || contains(CodePoints.ToLower(c)) || contains(Upper(c)) || contains(CodePoints.ToLower(Upper(c))));

    private static Func<int, bool>? ByCategory(string name)
    {
        var wanted = Enum.GetValues<UnicodeCategory>().Where(category => Abbreviation(category).StartsWith(name, StringComparison.Ordinal))
            .Aggregate(0, (set, category) => set | 1 << (int)category);
        return name.Length is 0 or > 2 || wanted == 0 ? null : c => (wanted >> (int)Category(c) & 1) != 0;
    }

    private static Func<int, bool>? ByProperty(string name) => name.ToLowerInvariant() switch
    {
        "letter" => CodePoints.IsLetter,
        "number" => CodePoints.IsNumeric,
        "punctuation" => c => Group(c) == 'P',
        "symbol" => c => Group(c) == 'S',
        "separator" => c => Group(c) == 'Z',
        "mark" => c => Group(c) == 'M',
        "any" => _ => true,
        "ascii" => c => c < 0x80,
        "alpha" or "alphabetic" => IsAlphabetic,
        "digit" => Digit.Contains,
        "alnum" => c => IsAlphabetic(c) || Digit.Contains(c),
        "upper" or "uppercase" => c =>
            Category(c) == UnicodeCategory.UppercaseLetter || UnicodeFile.Instance.OtherUppercase.Contains(c),
        "lower" or "lowercase" => c =>
            Category(c) == UnicodeCategory.LowercaseLetter || UnicodeFile.Instance.OtherLowercase.Contains(c),
        "space" or "whitespace" => CodePoints.IsWhiteSpace,
        "blank" => c => c == '\t' || Category(c) == UnicodeCategory.SpaceSeparator,
        "cntrl" => c => Category(c) == UnicodeCategory.Control,
        "punct" => c => Group(c) == 'P',
        "word" => IsWord,
        "xdigit" => HexDigit.Contains,
        _ => null,
    };

    private static bool IsAlphabetic(int c) =>
        Category(c) <= UnicodeCategory.OtherLetter || Category(c) == UnicodeCategory.LetterNumber
        || UnicodeFile.Instance.OtherAlphabetic.Contains(c);

    /// <summary>Oniguruma's word characters: no join controls, but the fractions and superscripts of Latin-1.</summary>
    private static bool IsWord(int c) => c is 0xB2 or 0xB3 or 0xB9 or >= 0xBC and <= 0xBE || (CodePoints.IsWord(c) && c is not (0x200C or 0x200D));

    private static char Group(int c) => Abbreviation(Category(c))[0];

    /// <summary>The two letters of a general category; .NET counts them in the order of this string.</summary>
    private static string Abbreviation(UnicodeCategory category) =>
        "LuLlLtLmLoMnMcMeNdNlNoZsZlZpCcCfCsCoPcPdPsPePiPfPoSmScSkSoCn".Substring((int)category * 2, 2);

    private static int Upper(int c) => Rune.ToUpperInvariant(new Rune(c)).Value;

    private static UnicodeCategory Category(int c) => CharUnicodeInfo.GetUnicodeCategory(c);

    private static ulong[] TabulateAscii(Func<int, bool> contains)
    {
        var bits = new ulong[2];
        for (var c = 0; c < 128; c++)
            if (contains(c)) bits[c >> 6] |= 1UL << (c & 63);
        return bits;
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Data.Tests;

/// <summary>Texts that try parsers: quotation marks, delimiters, line ends, any script, emoji; always valid UTF-16.</summary>
internal static class ArbitraryText
{
    private static readonly string[] Pieces =
    [
        "\"", "\"\"", ",", ";", "|", "\t", "\n", "\r\n", "\r", "'", "\\", "{", "}", "[", " ", "  ", "a", "Word", "\"quoted\"", "0", "-1.5",
        "中", "文本", "。", "é", "ß", "\u0301", "\u00A0", "\u2028", "\uFEFF", "😀", "👩‍👩‍👧", "\u0001", "#", "__label__", "null",
    ];

    internal static Gen<string> Any { get; } =
        from length in Gen.Choose(0, 8)
        from parts in Gen.ArrayOf(Gen.OneOf(Gen.Elements(Pieces), Character()), length)
        select string.Concat(parts);

    internal static Gen<string> OneLine { get; } = Any.Select(text => text.Replace('\r', '.').Replace('\n', '.').Replace('\t', '.'));

    internal static Gen<string> Label { get; } = Gen.Elements("positive", "negative", "中性", "a \"b\"", "x,y");

    internal static Arbitrary<(string Text, string Label)[]> Rows(Gen<string> text)
    {
        var row = from value in text from label in Label select (value, label);
        return Arb.From(Gen.NonEmptyListOf(row).Select(list => list.ToArray()));
    }

    private static Gen<string> Character() =>
        Gen.Choose(0x20, 0x2FFFF).Where(c => c is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32);
}

using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Tests;

/// <summary>Texts for property tests: words, all scripts, marks, controls, emoji, white space, special tokens and lone surrogates.</summary>
internal static class AnyText
{
    private static readonly string[] Fragments =
    [
        "hello", "World", "don't", "it's", "we'll", "naïve", "Ångström", "re-run", "3.14", "1,000", "C++", "foo_bar", "中文", "日本語", "テスト",
        "한국어", "Привет", "שלום", "नमस्ते", "สวัสดี", "ﬁ", "İ", "Σς", "½", "①", "[CLS]", "[MASK]", "[UNK]", "<s>", "</s>", "<unk>",
        "<|endoftext|>", "<0x41>", "▁", "##", "``", "''", "\r\n", "  ", "\t", "\u0001", "\u0085", "\u00a0", "\u200b", "\u2028", "\u3000",
        "e\u0301", "\u0301", "\u0323\u0307", "\ufeff", "\ufffd", "👨‍👩‍👧", "🇩🇪", "👍🏽", "\ud800", "\udc00", "𠀀", "𝔘", "\u1e9b\u0323",
    ];

    private static readonly Gen<string> Character =
        Gen.Choose(0, 0x10FFFF).Select(c => c is >= 0xD800 and < 0xE000 ? ((char)c).ToString() : char.ConvertFromUtf32(c));

    private static readonly Gen<string> Common = Gen.Choose(0x20, 0x7E).Select(c => ((char)c).ToString());

    private static readonly Gen<string> Part = Gen.Frequency(
        (4, Gen.Elements(Fragments)), (3, Gen.Constant(" ")), (4, Common), (1, Character),
        (1, Gen.Choose(0x80, 0x3000).Select(c => ((char)c).ToString())));

    /// <summary>Any text at all.</summary>
    internal static Arbitrary<string> Arbitrary { get; } = Part.ArrayOf().Select(string.Concat).ToArbitrary();

    /// <summary>Text that is well-formed Unicode.</summary>
    internal static Arbitrary<string> WellFormed { get; } =
        Part.ArrayOf().Select(parts => new string([.. string.Concat(parts).EnumerateRunes().SelectMany(rune => rune.ToString())])).ToArbitrary();

    /// <summary>Plain ASCII, controls included.</summary>
    internal static Arbitrary<string> Ascii { get; } =
        Gen.Frequency((6, Gen.Choose(0x20, 0x7E)), (3, Gen.Constant(0x20)), (1, Gen.Choose(0, 0x1F))).Select(c => (char)c).ArrayOf()
            .Select(chars => new string(chars)).ToArbitrary();

    /// <summary>Checks a property on many texts; an odd but fixed seed makes a failure come again.</summary>
    internal static void Check(Arbitrary<string> texts, Func<string, bool> holds, int count = 300) =>
        Prop.ForAll(texts, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(2026, 7));
}

using System.Text;
using Linnet.Text.Tokenization;

namespace Linnet.Tests;

public sealed class NormalizerTests
{
    [Theory]
    [InlineData("Héllo\tWÖRLD\u0001", "hello world")]
    [InlineData("中a文", " 中 a 文 ")]
    [InlineData("\u00a0x\u0085\u200b\u2028", " x ")]
    [InlineData("İSTANBUL ŞΣς", "istanbul sσς")]
    [InlineData("\uac01", "\u1100\u1161\u11a8")]
    public void Bert_cleans_lowers_and_strips(string text, string expected) =>
        Assert.Equal(expected, new BertNormalizer().Normalize(text));

    [Fact]
    public void Bert_keeps_case_and_accents_when_told() =>
        Assert.Equal("Héllo", new BertNormalizer(lowercase: false).Normalize("Hé\u0001llo"));

    [Theory]
    [InlineData("İ", "i\u0307")]
    [InlineData("ΑΣ", "ας", false)]
    [InlineData("ΑΣ", "ασ")]
    [InlineData("ẞǅ𐐀", "ßǆ𐐨")]
    public void Lower_case_goes_character_by_character(string text, string lower, bool equal = true) =>
        Assert.Equal(equal, new LowercaseNormalizer().Normalize(text) == lower);

    [Theory]
    [InlineData(NormalizationForm.FormC, "A\u030a\u0323", "Ạ\u030a")]
    [InlineData(NormalizationForm.FormD, "Ǻ각\u0344", "A\u030a\u0301\u1100\u1161\u11a8\u0308\u0301")]
    [InlineData(NormalizationForm.FormKC, "ﬁ①㍿ｶﾞ", "fi1株式会社ガ")]
    [InlineData(NormalizationForm.FormKD, "ﬃ½", "ffi1⁄2")]
    public void Unicode_forms(NormalizationForm form, string text, string expected)
    {
        Assert.Equal(expected, new UnicodeNormalizer(form).Normalize(text));
        Assert.Equal(expected, UnicodeNormalization.Normalize(text, form));
    }

    [Fact]
    public void The_current_forms_know_what_the_pinned_ones_do_not()
    {
        const string squareReiwa = "\u32ff";
        Assert.Equal("令和", UnicodeNormalization.Normalize(squareReiwa, NormalizationForm.FormKC));
        Assert.Equal(squareReiwa, new UnicodeNormalizer(NormalizationForm.FormKC).Normalize(squareReiwa));
    }

    [Fact]
    public void Composing_undoes_canonical_decomposing() => AnyText.Check(AnyText.WellFormed, text =>
        UnicodeNormalization.Normalize(UnicodeNormalization.Normalize(text, NormalizationForm.FormD), NormalizationForm.FormC)
        == UnicodeNormalization.Normalize(text, NormalizationForm.FormC));

    [Theory]
    [InlineData(NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormD)]
    [InlineData(NormalizationForm.FormKC)]
    [InlineData(NormalizationForm.FormKD)]
    public void A_form_is_its_own_form(NormalizationForm form) => AnyText.Check(AnyText.WellFormed, text =>
        UnicodeNormalization.Normalize(text, form) is var once && UnicodeNormalization.Normalize(once, form) == once);

    [Theory]
    [InlineData(true, true, "x")]
    [InlineData(true, false, "x\u3000\n")]
    [InlineData(false, true, " \tx")]
    public void Strip_takes_white_space_at_the_ends(bool left, bool right, string expected) =>
        Assert.Equal(expected, new StripNormalizer(left, right).Normalize(" \tx\u3000\n"));

    [Fact]
    public void Replace_takes_literals_and_expressions()
    {
        Assert.Equal("\"a\"", new ReplaceNormalizer(TextPattern.OfLiteral("``"), "\"").Normalize("``a``"));
        Assert.Equal("a b c", new ReplaceNormalizer(TextPattern.OfRegex(" {2,}"), " ").Normalize("a  b    c"));
        Assert.Equal("a", new ReplaceNormalizer(TextPattern.OfLiteral(""), "x").Normalize("a"));
    }

    [Fact]
    public void Prepend_leaves_nothing_nothing()
    {
        Assert.Equal("▁a", new PrependNormalizer("▁").Normalize("a"));
        Assert.Equal("", new PrependNormalizer("▁").Normalize(""));
    }

    [Fact]
    public void Accents_go_once_they_are_apart() => Assert.Equal("aeo",
        new SequenceNormalizer([new UnicodeNormalizer(NormalizationForm.FormD), new StripAccentsNormalizer()]).Normalize("áêö"));

    [Fact]
    public void Nmt_clears_controls_and_odd_spaces() => Assert.Equal("a b c", new NmtNormalizer().Normalize("a\tb\u0001\u200bc"));

    [Fact]
    public void Bytes_become_printable() => Assert.Equal("aĠÃ©Ċ", new ByteLevelNormalizer().Normalize("a é\n"));

    [Fact]
    public void Offsets_lead_back_through_every_change()
    {
        var normalizer = new SequenceNormalizer(
        [
            new UnicodeNormalizer(NormalizationForm.FormKD), new StripAccentsNormalizer(), new LowercaseNormalizer(),
            new ReplaceNormalizer(TextPattern.OfLiteral("b"), "xyz"),
        ]);
        var encoding = SmallTokenizers.Transparent(normalizer, new FixedLengthPreTokenizer(1)).Encode("ÀﬁB c");
        Assert.Equal(["a", "f", "i", "x", "y", "z", " ", "c"], encoding.Tokens);
        Assert.Equal([(0, 1), (1, 2), (1, 2), (2, 3), (2, 3), (2, 3), (3, 4), (4, 5)], encoding.Offsets.Select(o => (o.Start, o.End)));
    }
}

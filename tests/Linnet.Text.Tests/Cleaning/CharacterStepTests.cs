using System.Text;
using Linnet.Text.Cleaning;

namespace Linnet.Text.Tests.Cleaning;

public sealed class CharacterStepTests
{
    [Theory]
    [InlineData("a\u200Bb\uFEFFc\u0007d\tef😀", "abcd\tef😀")]
    [InlineData("plain", "plain")]
    public void What_is_not_seen_goes(string text, string expected) => Assert.Equal(expected, new ControlCharacterRemoval().Apply(text));

    [Fact]
    public void A_lone_surrogate_goes() => Assert.Equal("ab", new ControlCharacterRemoval().Apply("a\uD83Db\uDE00"));

    [Fact]
    public void Full_width_becomes_half_width() =>
        Assert.Equal("Abc123!? ~ 中,₩", new WidthFolding().Apply("Ａｂｃ１２３！？\u3000～ 中，\uFFE6"));

    [Theory]
    [InlineData("café naïve Ångström", "cafe naive Angstrom")]
    [InlineData("e\u0301", "e")]
    [InlineData("한국 中文 ø", "한국 中文 ø")]
    public void Accents_go(string text, string expected) => Assert.Equal(expected, new AccentStripping().Apply(text));

    [Fact]
    public void Normalising_works_without_an_ICU_library()
    {
        Assert.Equal("\u00E9", new UnicodeNormalizing(NormalizationForm.FormC).Apply("e\u0301"));
        Assert.Equal("fi1", new UnicodeNormalizing(NormalizationForm.FormKC).Apply("ﬁ①"));
    }

    [Theory]
    [InlineData("sooooooo!!!!!", 3, "sooo!!!")]
    [InlineData("1000000  x", 1, "1000000  x")]
    [InlineData("哈哈哈哈哈", 2, "哈哈")]
    [InlineData("😀😀😀😀", 2, "😀😀")]
    [InlineData("aaa http://aaaa.bbb aaa", 1, "a http://aaaa.bbb a")]
    public void Repeats_are_squeezed(string text, int most, string expected) => Assert.Equal(expected, new RepeatSqueezing(most).Apply(text));

    [Theory]
    [InlineData("  a \t b\r\n\r\nc ", false, "a b c")]
    [InlineData("  a \t b \r\n\r\n c ", true, "a b\nc")]
    [InlineData("a b", true, "a b")]
    [InlineData(" ", false, "")]
    [InlineData("\u3000中\u00A0文", false, "中 文")]
    public void White_space_collapses(string text, bool keep, string expected) => Assert.Equal(expected, new WhiteSpaceCollapsing(keep).Apply(text));
}

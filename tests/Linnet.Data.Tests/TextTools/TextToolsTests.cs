using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Data.Tests;

public sealed class TextToolsTests
{
    [Theory]
    [InlineData("Hello,  WORLD!", "hello world")]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("你好，世界。", "你好 世界")]
    [InlineData("?!", "?!")]
    [InlineData("  ", "")]
    public void Normal_text_leaves_what_a_text_says(string text, string expected) => Assert.Equal(expected, NormalText.Of(text));

    [Fact]
    public void Normalising_twice_changes_nothing_more() =>
        Prop.ForAll(Arb.From(ArbitraryText.Any), text => NormalText.Of(NormalText.Of(text)) == NormalText.Of(text)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("It's a test, isn't it?", 5)]
    [InlineData("房间很大 ok", 5)]
    [InlineData("3.5 points", 3)]
    [InlineData(" ... ", 0)]
    public void Words_are_counted_in_any_script(string text, int words) => Assert.Equal(words, TextMeasures.Words(text));

    [Fact]
    public void Characters_are_code_points() => Assert.Equal(3, TextMeasures.Characters("a😀中"));

    [Theory]
    [InlineData("plain text — “with” quotes, é and ü, 10 °C", null)]
    [InlineData("a�b", "replacement character U+FFFD")]
    [InlineData("cafÃ©", "UTF-8 read as Latin-1")]
    [InlineData("it’s fine", null)]
    [InlineData("itâ€™s", "UTF-8 read as Windows-1252")]
    [InlineData("Sepp+ñl+ñ", "UTF-8 read in a DOS code page")]
    [InlineData("锟斤拷", "replacement characters read as GBK")]
    [InlineData("1+1=2 and a+b", null)]
    public void Encoding_damage_is_recognised(string text, string? expected) => Assert.Equal(expected, EncodingDamage.Find(text));

    [Theory]
    [InlineData("the room was not what it should be", "en")]
    [InlineData("das Zimmer ist nicht sauber und die Dusche kalt", "de")]
    [InlineData("la chambre est grande et les lits sont bons", "fr")]
    [InlineData("房间很大", "zh")]
    [InlineData("部屋はとても広い", "ja")]
    [InlineData("12345 !!", "und")]
    public void Languages_are_guessed(string text, string language) =>
        Assert.Equal(language, LanguageGuess.Of(text, ScriptMix.Of(text).Main));

    [Fact]
    public void A_snippet_never_cuts_a_character_in_half()
    {
        var snippet = Snippet.Of(new string('x', 59) + "😀" + new string('y', 10));
        Assert.Equal(new string('x', 59) + "…", snippet);
    }
}

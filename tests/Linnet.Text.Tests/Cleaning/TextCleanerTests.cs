using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Linnet.Text.Cleaning;

namespace Linnet.Text.Tests.Cleaning;

public sealed class TextCleanerTests
{
    private static readonly CleaningOptions Everything = new()
    {
        UnicodeForm = NormalizationForm.FormKC,
        FoldWidth = true,
        StripAccents = true,
        LowerCase = true,
        MaxRepeats = 3,
        Urls = MatchAction.Replace,
        Emails = MatchAction.Remove,
        Mentions = MatchAction.Replace,
    };

    [Fact]
    public void Steps_work_together_in_a_sound_order()
    {
        var cleaner = new TextCleaner(Everything with { StripHtml = true });
        Assert.Equal(
            "so coool! [user] says: see [url]. or write",
            cleaner.Clean("<p>So COOOOOOOOOL!</p>\n<b>@Anna</b> says: see&nbsp;ＷＷＷ.example.org/a?b=1. Or\u200B write me@example.org"));
    }

    [Fact]
    public void Without_options_only_what_is_invisible_changes() =>
        Assert.Equal("Ünïcode <b>@x</b> http://a.b", new TextCleaner(new CleaningOptions()).Clean(" Ünï\u00ADcode\t\t<b>@x</b>\r\nhttp://a.b\0 "));

    [Fact]
    public void A_bad_option_is_named() =>
        Assert.Contains("MaxRepeats", Assert.Throws<ConfigurationException>(
            () => new TextCleaner(new CleaningOptions { MaxRepeats = 0 })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_cleaner_grows_by_a_step() =>
        Assert.Equal("a b", new TextCleaner(new CleaningOptions()).Then(new LowerCasing()).Clean(" A  B"));

    [Fact]
    public void Cleaning_twice_is_cleaning_once()
    {
        var cleaner = new TextCleaner(Everything);
        var texts = Gen.Elements("http://", "www.", "@", ".", "a", "aaaa", "B", " ", "\u200B", "\n", "é", "e\u0301", "ﬁ", "İ", "Ａ", "中", "!", "/", "1", "<b>", "\uD800", "😀", "(", ")")
            .ArrayOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var once = cleaner.Clean(text);
            Assert.Equal(once, cleaner.Clean(once));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Nothing_but_the_default_order_of_steps_hides_a_url_in_other_letters() =>
        Assert.Equal("[url]", new TextCleaner(Everything).Clean("ｈｔｔｐ：／／\u200Bexample.org"));
}

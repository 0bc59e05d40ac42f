using Linnet.Text.Cleaning;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tests.Recipes;

public sealed class CleaningChoiceTests
{
    [Theory]
    [InlineData("html", "<b>a</b> b", "a b")]
    [InlineData("control", "a\u200bb", "ab")]
    [InlineData("spaces", " a \t b", "a b")]
    [InlineData("urls", "see www.example.org", "see [url]")]
    [InlineData("emails", "to a@example.org", "to [email]")]
    [InlineData("mentions", "hello @linnet", "hello [user]")]
    [InlineData("repeats", "sooooo good", "sooo good")]
    [InlineData("width", "Ａ１", "A1")]
    [InlineData("lowercase", "ÀB", "àb")]
    [InlineData("accents", "é", "e")]
    [InlineData("nfc", "e\u0301", "é")]
    [InlineData("nfkc", "ﬁ", "fi")]
    public void Each_name_does_its_own_step_and_no_other(string name, string text, string cleaned)
    {
        Assert.Equal(cleaned, new TextCleaner(CleaningChoice.Options([name])!).Clean(text));
        foreach (var other in CleaningChoice.Names.Except([name, "none"]).Except(name is "nfc" or "width" ? ["nfkc", "nfc", "accents", "width"] : name is "accents" ? ["nfkc"] : []))
        {
            if (other != "lowercase") Assert.NotEqual(cleaned, new TextCleaner(CleaningChoice.Options([other])!).Clean(text));
        }
    }

    [Fact]
    public void Every_name_but_none_is_told_what_it_does() =>
        Assert.All(CleaningChoice.Names, name => Assert.Equal(name == "none", CleaningChoice.Options([name]) is null));

    [Fact]
    public void Steps_add_up() =>
        Assert.Equal("see [url]", new TextCleaner(CleaningChoice.Options(["none", "html", "urls"])!).Clean("<i>see</i> https://example.org"));
}

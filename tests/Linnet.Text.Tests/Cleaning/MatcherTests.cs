using Linnet.Text.Cleaning;

namespace Linnet.Text.Tests.Cleaning;

public sealed class MatcherTests
{
    [Theory]
    [InlineData("see http://example.org/a.", "see [U].")]
    [InlineData("(HTTPS://example.org/a_(b))", "([U])")]
    [InlineData("看www.example.org吧", "看[U]吧")]
    [InlineData("xhttp://example.org", "xhttp://example.org")]
    [InlineData("www. is not one", "www. is not one")]
    [InlineData("http://a.b,http://c.d", "[U]")]
    [InlineData("a http://a.b?x=y&z=%20#f! b", "a [U]! b")]
    public void Urls(string text, string expected) => Assert.Equal(expected, new UrlCleaning("[U]").Apply(text));

    [Theory]
    [InlineData("write to a.b+c@example.co.uk.", "write to [E].")]
    [InlineData("邮箱me@example.org谢谢", "邮箱[E]谢谢")]
    [InlineData("a@b is none", "a@b is none")]
    [InlineData("@example.org", "@example.org")]
    [InlineData("a@@example.org", "a@@example.org")]
    [InlineData("a.@example.org", "a.@example.org")]
    [InlineData("a@x..org", "a@x..org")]
    [InlineData("a@1.2", "a@1.2")]
    [InlineData("<a@b.org>, c@d.org", "<[E]>, [E]")]
    public void Emails(string text, string expected) => Assert.Equal(expected, new EmailCleaning("[E]").Apply(text));

    [Theory]
    [InlineData("@anna hi", "[M] hi")]
    [InlineData("hi @anna_b-2, ok", "hi [M], ok")]
    [InlineData("转发 @小明：好", "转发 [M]：好")]
    [InlineData("a@b @ @@c", "a@b @ @@c")]
    public void Mentions(string text, string expected) => Assert.Equal(expected, new MentionCleaning("[M]").Apply(text));
}

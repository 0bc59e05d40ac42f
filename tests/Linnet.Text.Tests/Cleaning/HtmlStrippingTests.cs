using Linnet.Text.Cleaning;

namespace Linnet.Text.Tests.Cleaning;

public sealed class HtmlStrippingTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("<b>bo</b>ld", "bold")]
    [InlineData("a<br/>b", "a\nb")]
    [InlineData("<td>1</td><td>2</td>", " 1  2 ")]
    [InlineData("a<!-- <b> -->c", "ac")]
    [InlineData("a<script>if (a<b) alert('</b>')</script>c", "ac")]
    [InlineData("a<STYLE type=x>p{}</Style >c", "ac")]
    [InlineData("<a title=\"x > y\">z</a>", "z")]
    [InlineData("<p it's>z", "\nz")]
    [InlineData("&lt;b&gt; &amp;amp; &#20013;&#x6587; &nope; &", "<b> &amp; 中文 &nope; &")]
    [InlineData("1 < 2 and <3 you", "1 < 2 and <3 you")]
    [InlineData("an <unclosed tag", "an <unclosed tag")]
    [InlineData("<a href=\"never closed>text</a>", "text")]
    [InlineData("a<script>no end", "a")]
    [InlineData("a<!-- no end", "a")]
    [InlineData("<!DOCTYPE html><?xml?>a", "a")]
    [InlineData("<", "<")]
    [InlineData("</", "</")]
    public void Markup_goes_and_text_stays(string html, string expected) => Assert.Equal(expected, new HtmlStripping().Apply(html));
}

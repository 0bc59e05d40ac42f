using Linnet.Text.Cleaning;

namespace Linnet.Text.Tests.Cleaning;

/// <summary>
/// Inputs on which a careless scanner takes quadratic time: at this size that would be hours, so that a slow step shows as a
/// test that never ends, and no clock is needed.
/// </summary>
public sealed class LinearTimeTests
{
    private static readonly TextCleaner Everything = new(new CleaningOptions
    {
        StripHtml = true,
        FoldWidth = true,
        LowerCase = true,
        MaxRepeats = 2,
        Urls = MatchAction.Replace,
        Emails = MatchAction.Replace,
        Mentions = MatchAction.Replace,
    });

    [Theory]
    [InlineData("<a")]
    [InlineData("<a b=\">\"")]
    [InlineData("<a b='\"")]
    [InlineData("<!--")]
    [InlineData("<script>")]
    [InlineData("<script></scrip")]
    [InlineData("</")]
    [InlineData("&")]
    [InlineData("&#x")]
    [InlineData("awww.")]
    [InlineData("www.")]
    [InlineData("http://a@b.c(")]
    [InlineData("http://)")]
    [InlineData("a@")]
    [InlineData("a@b")]
    [InlineData("a@b..")]
    [InlineData(" @")]
    [InlineData("a.")]
    [InlineData(" \n")]
    [InlineData("\uD800")]
    public void Hostile_repetition_is_cleaned_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length));
        var cleaned = Everything.Clean(text);
        Assert.True(cleaned.Length <= text.Length * 2);
    }
}

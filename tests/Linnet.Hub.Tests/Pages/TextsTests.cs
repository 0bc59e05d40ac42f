using System.Reflection;
using System.Text.RegularExpressions;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Tests.Pages;

public sealed partial class TextsTests
{
    [Fact]
    public void Every_text_of_every_room_is_there_in_both_languages_with_the_same_gaps()
    {
        var texts = typeof(PageText).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(PageText))
            .Select(field => (Name: $"{field.DeclaringType!.Name}.{field.Name}", Text: (PageText)field.GetValue(null)!)).ToList();
        Assert.True(texts.Count > 50, $"{texts.Count} texts");
        Assert.All(texts, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Text.English), text.Name);
            Assert.False(string.IsNullOrWhiteSpace(text.Text.Chinese), text.Name);
            Assert.True(Gaps(text.Text.English).SetEquals(Gaps(text.Text.Chinese)), $"{text.Name} has other gaps in Chinese");
            Assert.True(Han().IsMatch(text.Text.Chinese) || text.Text.English == text.Text.Chinese, $"{text.Name} is not translated");
            Assert.False(Han().IsMatch(text.Text.English), $"{text.Name} is not English");
        });
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh")]
    [InlineData("de,en;q=0.8,zh;q=0.5", "en")]
    [InlineData("fr", "en")]
    [InlineData("", "en")]
    [InlineData(",,;q=x", "en")]
    public async Task The_browser_says_which_language_it_prefers(string header, string language)
    {
        await using var hub = await HubHost.StartAsync();
        using var answer = await hub.SendAsync(null, HttpMethod.Get, "/", null, $"Accept-Language: {header}");
        Assert.Contains(language == "zh" ? "lang=\"zh-Hans\"" : "lang=\"en\"", (await answer.Content.ReadAsStringAsync())[..200], StringComparison.Ordinal);
    }

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}

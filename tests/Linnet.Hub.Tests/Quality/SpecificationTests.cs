using System.Globalization;
using System.Text.RegularExpressions;
using Linnet.Hub.Quality;

namespace Linnet.Hub.Tests.Quality;

public sealed partial class SpecificationTests
{
    [Fact]
    public void Rules_are_worth_a_hundred_points_and_numbered()
    {
        Assert.Equal(100, QualityRule.All.Sum(rule => rule.Points));
        Assert.Equal(Enumerable.Range(1, QualityRule.All.Count), QualityRule.All.Select(rule => rule.Number));
        Assert.Equal(QualityRule.All.Count, QualityRule.All.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(QualityRule.Fields.Points, CardFieldsRule.Parts.Sum(part => part.Points));
    }

    [Fact]
    public void The_published_specification_has_the_same_rules()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "hub", "model-folder.md"));
        Assert.Contains($"Version {QualityReport.Specification}", page, StringComparison.Ordinal);
        Assert.Contains($"at most {QualityReport.MostWhenDangerous} points", page, StringComparison.Ordinal);
        var rows = Row().Matches(page).Select(row => $"{row.Groups[1]} {row.Groups[2]} {row.Groups[3]}");
        Assert.Equal(QualityRule.All.Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Number} {rule.Id} {rule.Points}")), rows);
        Assert.All(CardFieldsRule.Parts, part => Assert.Contains($"| `{part.Name}` | {part.Points} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_gaps()
    {
        foreach (var text in Enum.GetValues<QualityText>())
        {
            var (english, chinese) = (QualityTexts.English(text), QualityTexts.Chinese(text));
            Assert.Equal(Gaps(english), Gaps(chinese));
            if (text == QualityText.Plain || Gaps(english).Length * 3 + 10 > english.Length) continue;
            Assert.Contains(chinese, letter => letter >= '\u4e00');
            Assert.All(english, letter => Assert.True(letter < '\u2e80'));
        }
    }

    [Fact]
    public void Texts_are_chosen_by_language()
    {
        var text = QualityText.SecretAt.With("a.txt", "3", "token");
        Assert.Equal("a.txt, line 3: token", text.In("en"));
        Assert.Equal("a.txt, line 3: token", text.In("fr"));
        Assert.Equal("a.txt 第 3 行:token", text.In("zh-CN"));
        Assert.Equal("{0}", QualityText.Plain.With("{0}").English);
    }

    private static string[] Gaps(string text) => [.. Gap().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal)];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Linnet.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"^\| ([0-9]+) \| `([a-z.-]+)` \| ([0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Gap();
}

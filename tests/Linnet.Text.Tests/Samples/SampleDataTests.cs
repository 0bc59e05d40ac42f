using System.Text;

namespace Linnet.Text.Tests.Samples;

public sealed class SampleDataTests
{
    private static readonly string[] Splits = ["train", "dev", "test"];

    [Theory]
    [InlineData("customer-service-en", 10, 480, 80)]
    [InlineData("customer-service-zh", 10, 480, 80)]
    [InlineData("sentiment-en", 3, 390, 70)]
    [InlineData("sentiment-zh", 3, 390, 70)]
    public void Every_split_has_its_size_and_every_label(string set, int labels, int train, int others)
    {
        foreach (var split in Splits)
        {
            var rows = Read(set, split);
            if (split == "train") Assert.InRange(rows.Count, train, train + 10);
            else Assert.Equal(others, rows.Count);
            Assert.Equal(labels, rows.Select(row => row.Label).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("customer-service-en")]
    [InlineData("customer-service-zh")]
    [InlineData("sentiment-en")]
    [InlineData("sentiment-zh")]
    public void No_text_stands_twice_even_with_other_case_or_punctuation(string set)
    {
        var all = Splits.SelectMany(split => Read(set, split)).Select(row => Normalise(row.Text)).ToList();
        Assert.DoesNotContain("", all);
        Assert.Empty(all.GroupBy(text => text).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory]
    [InlineData("customer-service-en", 3)]
    [InlineData("customer-service-zh", 2)]
    [InlineData("sentiment-en", 3)]
    [InlineData("sentiment-zh", 2)]
    public void No_near_duplicate_crosses_the_splits(string set, int shingle)
    {
        var rows = Splits.SelectMany(split => Read(set, split).Select(row => (split, row.Text, Grams: Shingles(row.Text, shingle)))).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = i + 1; j < rows.Count; j++)
            {
                if (rows[i].split == rows[j].split) continue;
                var shared = rows[i].Grams.Count(rows[j].Grams.Contains);
                var similarity = (double)shared / (rows[i].Grams.Count + rows[j].Grams.Count - shared);
                Assert.True(similarity < 0.6, $"{rows[i].split}: {rows[i].Text} | {rows[j].split}: {rows[j].Text}");
            }
        }
    }

    private static List<(string Label, string Text)> Read(string set, string split)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder(), set, split + ".tsv"));
        var content = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.DoesNotContain('\r', content);
        Assert.EndsWith("\n", content, StringComparison.Ordinal);
        var lines = content[..^1].Split('\n');
        Assert.Equal("label\ttext", lines[0]);
        return lines.Skip(1).Select(line =>
        {
            var fields = line.Split('\t');
            Assert.Equal(2, fields.Length);
            Assert.All(fields, field => Assert.Equal(field.Trim(), field));
            return (fields[0], fields[1]);
        }).ToList();
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "samples", "data");
            if (Directory.Exists(data)) return data;
        }

        throw new DirectoryNotFoundException("no folder samples/data above the test binary");
    }

    private static string Normalise(string text) =>
        string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));

    private static HashSet<string> Shingles(string text, int length)
    {
        var plain = Normalise(text);
        if (plain.Length <= length) return [plain];
        return Enumerable.Range(0, plain.Length - length + 1).Select(start => plain.Substring(start, length)).ToHashSet();
    }
}

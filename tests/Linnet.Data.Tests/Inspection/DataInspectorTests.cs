using System.Text.Json;

namespace Linnet.Data.Tests;

public sealed class DataInspectorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_kind_of_flaw_is_found_with_its_line()
    {
        var lines = Enumerable.Range(0, 40).Select(i => $"{(i % 2 == 0 ? "pos" : "neg")}\tThis is sentence number {i} about thing {i * 7} and {i * 31}.").ToList();
        lines.AddRange(
        [
            "pos\t",                                                                    // 42
            "\tno label here at all",                                                   // 43
            "pos\tThis is sentence number 0 about thing 0 and 0.",                      // 44
            "neg\tThis is sentence number 0 about thing 0 and 0.",                      // 45
            "odd\tA very particular sentence that nobody else has written before",      // 46
            "pos\tA very particular sentence that nobody else has written before!!",    // 47
            "neg\t" + string.Concat(Enumerable.Repeat("long ", 400)),                   // 48
            "neg\t!!! ??? ### $$$ %%%",                                                 // 49
            "pos\tThe room was good 房间 but the food 早餐 was not",                    // 50
            "pos\tLe cafÃ© est trÃ¨s bon et la vue est belle",                          // 51
            "pos\tragged\trow",                                                         // 52
        ]);
        var path = _folder.Write(".tsv", "label\ttext\n" + string.Join('\n', lines) + "\n");
        var inspection = DataInspector.Inspect(path, DataFile.Sniff(path));

        Assert.Equal(50, inspection.Rows);
        Assert.Equal([42L], LinesOf(inspection, FindingNames.MissingText));
        Assert.Equal([43L], LinesOf(inspection, FindingNames.MissingLabel));
        Assert.Equal([46L], LinesOf(inspection, FindingNames.RareLabels));
        Assert.Equal([44L], LinesOf(inspection, FindingNames.Duplicates));
        Assert.Equal("as line 2", inspection[FindingNames.Duplicates].Examples[0].Detail);
        Assert.Equal([45L], LinesOf(inspection, FindingNames.Conflicts));
        Assert.Contains(47L, LinesOf(inspection, FindingNames.NearDuplicates));
        Assert.Equal([48L], LinesOf(inspection, FindingNames.LengthOutliers));
        Assert.Equal([49L], LinesOf(inspection, FindingNames.SymbolOutliers));
        Assert.Equal([50L], LinesOf(inspection, FindingNames.MixedScripts));
        Assert.Equal([51L], LinesOf(inspection, FindingNames.EncodingDamage));
        Assert.Equal([52L], LinesOf(inspection, FindingNames.Unreadable));
        Assert.Equal(["pos", "neg", "odd"], inspection.Labels.Select(share => share.Name));
    }

    [Fact]
    public void Text_and_json_tell_the_same()
    {
        TextRow[] rows = [new("one text", null, ["a"], 1), new("two 文字", null, ["b", "a"], 2), new("one text", null, ["a"], 3)];
        var inspection = DataInspector.Inspect(rows);
        var text = inspection.ToText();
        Assert.Contains("rows                3\n", text, StringComparison.Ordinal);
        Assert.Contains("exact duplicates    1\n  line 3 [as line 1] one text\n", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(inspection.ToJson());
        Assert.Equal(3, json.RootElement.GetProperty("rows").GetInt64());
        Assert.Equal(1, json.RootElement.GetProperty("multi_label_rows").GetInt64());
        Assert.Equal(8, json.RootElement.GetProperty("characters").GetProperty("percentiles").GetProperty("50").GetInt32());
        Assert.Contains("文字", inspection.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Percentiles_are_nearest_ranks()
    {
        var statistics = LengthStatistics.Of([.. Enumerable.Range(1, 200).Reverse()]);
        Assert.Equal((1, 100.5, 200), (statistics.Minimum, statistics.Mean, statistics.Maximum));
        Assert.Equal([10, 50, 100, 150, 190, 198], statistics.Percentiles.Values);
    }

    [Fact]
    public void Tags_of_tokens_are_counted()
    {
        var inspection = DataInspector.Inspect([new("EU rejects", null, [], 1) { Tokens = ["EU", "rejects"], Tags = ["B-ORG", "O"] }]);
        Assert.Equal(["B-ORG", "O"], inspection.Tags.Select(share => share.Name));
        Assert.Equal(0, inspection[FindingNames.MissingLabel].Count);
    }

    [SharedTheory]
    [InlineData("hotel-zh/train.tsv", "zh", "Han")]
    [InlineData("sst2/train.tsv", "en", "Latin")]
    public void Language_and_script_of_real_files_are_recognised(string name, string language, string script)
    {
        var path = SharedData.Path("data/" + name);
        var inspection = DataInspector.Inspect(path, DataFile.Sniff(path));
        Assert.Equal(language, inspection.Languages[0].Name);
        Assert.Equal(script, inspection.Scripts[0].Name);
        Assert.True(inspection.Languages[0].Fraction > 0.8);
    }

    [SharedFact]
    public void The_known_damage_of_a_real_file_is_found()
    {
        var path = SharedData.Path("data/finance-phrasebank/train.tsv");
        Assert.InRange(DataInspector.Inspect(path, DataFile.Sniff(path))[FindingNames.EncodingDamage].Count, 60, 112);
    }

    [Fact]
    public void Thresholds_out_of_range_are_refused() =>
        Assert.Throws<ConfigurationException>(() => DataInspector.Inspect([], new InspectionOptions { NearDuplicateSimilarity = 0 }));

    private static IEnumerable<long> LinesOf(DataInspection inspection, string name) => inspection[name].Examples.Select(example => example.Line);
}

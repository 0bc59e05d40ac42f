namespace Linnet.Data.Tests;

public sealed class FileSplitterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _source;

    public FileSplitterTests() => _source = _folder.Write(
        ".csv",
        "text,label,group,id\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"\"text, {i % 150}\",{(i % 150 % 3 == 0 ? "a" : "b")},g{i % 20},{i}\n")));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SplitMethod.Stratified)]
    [InlineData(SplitMethod.Random)]
    [InlineData(SplitMethod.Grouped)]
    [InlineData(SplitMethod.ByHash)]
    public void Every_row_is_in_exactly_one_part(SplitMethod method)
    {
        var (report, parts) = Split(new SplitOptions { Method = method, Parts = [new("train", 0.5), new("dev", 0.5)] });
        var ids = parts.SelectMany(rows => rows).Select(row => int.Parse(row.Extra!["id"], null));
        Assert.Equal(Enumerable.Range(0, 200), ids.Order());
        Assert.Equal(200, report.Parts.Sum(part => part.Rows));
        Assert.All(report.Parts, part => Assert.InRange(part.Rows, 60, 140));
    }

    [Fact]
    public void Rows_with_the_same_text_stay_together_unless_said_otherwise()
    {
        var (_, parts) = Split(new SplitOptions { Parts = [new("train", 0.5), new("dev", 0.5)] });
        Assert.Empty(parts[0].Select(row => row.Text).Intersect(parts[1].Select(row => row.Text)));
        (_, parts) = Split(new SplitOptions { Parts = [new("train", 0.5), new("dev", 0.5)], KeepRepeatsTogether = false });
        Assert.NotEmpty(parts[0].Select(row => row.Text).Intersect(parts[1].Select(row => row.Text)));
    }

    [Fact]
    public void Groups_stay_together()
    {
        var (_, parts) = Split(new SplitOptions { Method = SplitMethod.Grouped });
        Assert.Empty(parts[0].Select(row => row.Group).Intersect(parts[1].Select(row => row.Group)));
    }

    [Fact]
    public void A_group_split_needs_a_group_column()
    {
        var path = _folder.Write(".tsv", "label\ttext\na\tb\n");
        var error = Assert.Throws<ConfigurationException>(
            () => FileSplitter.Split(path, DataFile.Sniff(path), name => name, new SplitOptions { Method = SplitMethod.Grouped }));
        Assert.Contains("label, text", error.Message, StringComparison.Ordinal);
    }

    private (SplitReport Report, List<IReadOnlyList<TextRow>> Parts) Split(SplitOptions options)
    {
        var format = DataFile.Sniff(_source);
        var report = FileSplitter.Split(_source, format, _ => _folder.NewPath(".csv"), options);
        return (report, [.. report.Parts.Select(part => DataFile.ReadAll(part.Path, format))]);
    }
}

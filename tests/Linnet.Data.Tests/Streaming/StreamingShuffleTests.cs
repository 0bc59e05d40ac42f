namespace Linnet.Data.Tests;

public sealed class StreamingShuffleTests : IDisposable
{
    private const int Rows = 1000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Contents => new()
    {
        { ".tsv" },
        { ".csv" },
        { ".jsonl" },
        { ".txt" },
        { ".conll" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Every_row_comes_once_with_its_own_line(string extension)
    {
        var index = Index(extension, out var inOrder);
        Assert.True(index.BlockCount > 10);
        Assert.Equal(Rows, index.RowCount);
        var shuffled = new StreamingShuffle(index, seed: 1, blocksInMemory: 4).Read(epoch: 0).ToList();
        Assert.NotEqual(inOrder.Select(Key), shuffled.Select(Key));
        Assert.Equal(inOrder.Select(Key), shuffled.OrderBy(row => row.Line).Select(Key));
    }

    [Fact]
    public void The_order_depends_on_seed_and_epoch_alone()
    {
        var index = Index(".tsv", out _);
        var first = Order(new StreamingShuffle(index, 1, 4), 0);
        Assert.Equal(first, Order(new StreamingShuffle(Index(".tsv", out _), 1, 4), 0));
        Assert.NotEqual(first, Order(new StreamingShuffle(index, 1, 4), 1));
        Assert.NotEqual(first, Order(new StreamingShuffle(index, 2, 4), 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(123)]
    [InlineData(999)]
    [InlineData(1000)]
    public void Reading_goes_on_from_any_position(int position)
    {
        var shuffle = new StreamingShuffle(Index(".csv", out _), 7, 3);
        Assert.Equal(shuffle.Read(2).Skip(position).Select(Key), shuffle.Read(2, position).Select(Key));
    }

    [Fact]
    public void Rows_travel_far_even_when_few_blocks_are_held()
    {
        var lines = Order(new StreamingShuffle(Index(".tsv", out _), 5, 4), 0);
        var meanDistance = lines.Select((line, i) => Math.Abs(line - i)).Average();
        Assert.True(meanDistance > Rows / 5.0, $"{meanDistance}");
    }

    [Fact]
    public void A_file_that_changed_is_refused()
    {
        var index = Index(".tsv", out _);
        File.AppendAllText(index.FilePath, "a\tone more\n");
        Assert.Throws<DataFormatException>(() => new StreamingShuffle(index, 1).Read(0).Count());
    }

    [Fact]
    public void Indexing_sees_every_row_and_reports_bad_ones()
    {
        var statistics = new LabelStatistics();
        var path = _folder.Write(".tsv", "label\ttext\na\tone\nb\ttwo\n");
        DataFileIndex.Build(path, DataFile.Sniff(path), statistics.Add);
        Assert.Equal(["a", "b"], statistics.ToLabelSet());
        File.AppendAllText(path, "ragged\n");
        Assert.Throws<DataFormatException>(() => DataFileIndex.Build(path, DataFile.Sniff(path)));
    }

    private static (long, string, string?) Key(TextRow row) => (row.Line, row.Text, row.Label);

    private static List<long> Order(StreamingShuffle shuffle, long epoch) => [.. shuffle.Read(epoch).Select(row => row.Line)];

    private DataFileIndex Index(string extension, out IReadOnlyList<TextRow> inOrder)
    {
        var path = _folder.Write(extension, Content(extension));
        var format = DataFile.Sniff(path);
        inOrder = DataFile.ReadAll(path, format);
        return DataFileIndex.Build(path, format, blockBytes: 500);
    }

    private static string Content(string extension) => extension switch
    {
        ".tsv" => "label\ttext\n" + Lines(i => $"c{i % 3}\ttext {i}"),
        ".csv" => "label,text\n" + Lines(i => i % 4 == 0 ? $"c{i % 3},\"text {i}\n\"\"second\"\" 中 line\"" : $"c{i % 3},é {i}"),
        ".jsonl" => Lines(i => $"{{\"label\":\"c{i % 3}\",\"text\":\"text {i}\"}}"),
        ".conll" => Lines(i => $"token{i}\tO\nagain\tB-X\n"),
        _ => Lines(i => $"text {i}"),
    };

    private static string Lines(Func<int, string> line) => string.Concat(Enumerable.Range(0, Rows).Select(i => line(i) + "\n"));
}

namespace Linnet.Data.Tests;

/// <summary>Every row knows the physical line that it starts on, whatever the format.</summary>
public sealed class RowLineTests : IDisposable
{
    private const int Rows = 1000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".tsv")]
    [InlineData(".csv")]
    [InlineData(".jsonl")]
    [InlineData(".txt")]
    [InlineData(".conll")]
    public void A_row_stands_on_the_line_that_it_names(string extension)
    {
        var path = _folder.Write(extension, Content(extension));
        var lines = File.ReadAllLines(path);
        var rows = DataFile.ReadAll(path, DataFile.Sniff(path));
        Assert.Equal(Rows, rows.Count);
        for (var i = 0; i < Rows; i++)
        {
            Assert.Contains($"{i}.", rows[i].Text, StringComparison.Ordinal);
            Assert.Contains($"{i}.", lines[rows[i].Line - 1], StringComparison.Ordinal);
        }
    }

    private static string Content(string extension) => extension switch
    {
        ".tsv" => "label\ttext\n" + Lines(i => $"c{i % 3}\ttext {i}."),
        ".csv" => "label,text\n" + Lines(i => i % 4 == 0 ? $"c{i % 3},\"text {i}.\n\"\"second\"\" 中 line\"" : $"c{i % 3},é {i}."),
        ".jsonl" => Lines(i => $"{{\"label\":\"c{i % 3}\",\"text\":\"text {i}.\"}}"),
        ".conll" => Lines(i => $"token{i}.\tO\nagain\tB-X\n"),
        _ => Lines(i => $"text {i}."),
    };

    private static string Lines(Func<int, string> line) => string.Concat(Enumerable.Range(0, Rows).Select(i => line(i) + "\n"));
}

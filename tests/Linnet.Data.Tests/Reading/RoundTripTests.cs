using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Data.Tests;

public sealed class RoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<DataFileKind, char> QuotedTables => new()
    {
        { DataFileKind.Csv, ',' },
        { DataFileKind.Csv, ';' },
        { DataFileKind.Tsv, '\t' },
    };

    [Theory]
    [MemberData(nameof(QuotedTables))]
    public void A_quoted_table_holds_any_text(DataFileKind kind, char delimiter)
    {
        var format = Table(kind, delimiter, quoted: true);
        Check(ArbitraryText.Any, format, text => text);
    }

    [Fact]
    public void A_table_without_quoting_holds_any_text_on_one_line() =>
        Check(ArbitraryText.OneLine, Table(DataFileKind.Tsv, '\t', quoted: false), text => text);

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("gb18030")]
    public void Other_encodings_hold_any_text(string encoding) =>
        Check(ArbitraryText.OneLine, Table(DataFileKind.Tsv, '\t', quoted: false) with { Encoding = encoding }, text => text);

    [Fact]
    public void Json_lines_hold_any_text() => Check(
        ArbitraryText.Any,
        new DataFileFormat { Kind = DataFileKind.JsonLines, TextColumn = "text", LabelColumn = "label" },
        text => text);

    [Fact]
    public void Written_without_quoting_tabs_and_line_ends_become_spaces()
    {
        var format = Table(DataFileKind.Tsv, '\t', quoted: false);
        var path = _folder.NewPath(".tsv");
        var written = DataFileWriter.Write(path, [new TextRow("a\tb\r\nc\rd", null, ["x"], 1), new TextRow("e", null, ["x"], 2)], format);
        Assert.Equal(new WrittenRows(2, 1), written);
        Assert.Equal(["a b c d", "e"], DataFile.Read(path, format).Select(row => row.Text));
    }

    [Fact]
    public void Fast_text_lines_keep_labels_and_text()
    {
        var format = new DataFileFormat { Kind = DataFileKind.FastText };
        var path = _folder.NewPath(".txt");
        DataFileWriter.Write(path, [new TextRow("some words", null, ["a", "b"], 1), new TextRow("中文", null, ["c d"], 2)], format);
        var sniffed = DataFile.Sniff(path);
        Assert.Equal(DataFileKind.FastText, sniffed.Kind);
        var rows = DataFile.ReadAll(path, sniffed);
        Assert.Equal(["a", "b"], rows[0].Labels);
        Assert.Equal("some words", rows[0].Text);
        Assert.Equal(["c_d"], rows[1].Labels);
    }

    [Fact]
    public void Sentences_with_tags_keep_both()
    {
        var format = new DataFileFormat { Kind = DataFileKind.Conll, Columns = ["1", "2"], TextColumn = "1", LabelColumn = "2" };
        var path = _folder.NewPath(".conll");
        DataFileWriter.Write(
            path,
            [
                new TextRow("", null, [], 1) { Tokens = ["New", "York", "!"], Tags = ["B-LOC", "I-LOC", "O"] },
                new TextRow("", null, [], 5) { Tokens = ["中", "国"], Tags = ["B-LOC", "I-LOC"] },
            ],
            format);
        var rows = DataFile.ReadAll(path, DataFile.Sniff(path));
        Assert.Equal(["New York !", "中国"], rows.Select(row => row.Text));
        Assert.Equal(["B-LOC", "I-LOC", "O"], rows[0].Tags);
        Assert.Equal(5, rows[1].Line);
    }

    [Fact]
    public void Columns_without_a_part_are_carried_along()
    {
        var source = _folder.Write(".csv", "id,text,label,note\n007,hello,a,\"x, y\"\n008,bye,b,\n");
        var format = DataFile.Sniff(source);
        var jsonFormat = DataFileWriter.FormatFor(DataFileKind.JsonLines, format);
        var json = _folder.NewPath(".jsonl");
        DataFileWriter.Write(json, DataFile.Read(source, format), jsonFormat);
        Assert.Equal("""{"text":"hello","label":"a","id":"007","note":"x, y"}""", File.ReadLines(json).First());
        var back = _folder.NewPath(".csv");
        DataFileWriter.Write(back, DataFile.Read(json, DataFile.Sniff(json)), format);
        Assert.Equal(File.ReadAllText(source), File.ReadAllText(back));
    }

    [Fact]
    public void What_an_encoding_does_not_have_is_an_error_and_the_old_file_stays()
    {
        var path = _folder.Write(".tsv", "old");
        var format = Table(DataFileKind.Tsv, '\t', quoted: false) with { Encoding = "latin1" };
        var error = Assert.Throws<ConfigurationException>(() => DataFileWriter.Write(path, [new TextRow("中", null, ["x"], 1)], format));
        Assert.Contains("U+4E2D", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
    }

    private static DataFileFormat Table(DataFileKind kind, char delimiter, bool quoted) => new()
    {
        Kind = kind,
        Delimiter = delimiter,
        Quoted = quoted,
        HasHeader = true,
        Columns = ["label", "text"],
        TextColumn = "text",
        LabelColumn = "label",
    };

    /// <summary>Writes rows, reads them with the same format, and again with the format that is sniffed from the file.</summary>
    private void Check(Gen<string> text, DataFileFormat format, Func<string, string> expected)
    {
        var path = _folder.NewPath(format.Kind switch { DataFileKind.Csv => ".csv", DataFileKind.Tsv => ".tsv", _ => ".jsonl" });
        Prop.ForAll(ArbitraryText.Rows(text), rows =>
        {
            DataFileWriter.Write(path, rows.Select((row, i) => new TextRow(row.Text, null, [row.Label], i + 1)), format);
            var wanted = rows.Select(row => (expected(row.Text), row.Label)).ToList();
            Assert.Equal(wanted, DataFile.Read(path, format).Select(row => (row.Text, row.Label!)));
            var options = new DataFileOptions { Quoted = format.Quoted, LabelSeparator = "", Delimiter = format.Kind == DataFileKind.JsonLines ? null : format.Delimiter };
            var sniffed = DataFile.Sniff(path, options with { Encoding = format.Encoding });
            Assert.Equal(wanted, DataFile.Read(path, sniffed).Select(row => (row.Text, row.Label!)));
        }).QuickCheckThrowOnFailure();
    }
}

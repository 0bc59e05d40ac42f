namespace Linnet.Data.Tests;

/// <summary>Whatever is wrong with a file is one line that names the file, the line, and what to do.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Missing_file()
    {
        var path = _folder.NewPath(".tsv");
        AssertError(() => DataFile.Sniff(path), path, null, "no such file");
    }

    [Fact]
    public void Folder_instead_of_a_file()
    {
        var path = Path.GetDirectoryName(_folder.NewPath(""))!;
        AssertError(() => DataFile.Sniff(path), path, null, "is a folder");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n \n\n")]
    public void Empty_or_blank_file(string content)
    {
        var path = _folder.Write(".tsv", content);
        AssertError(() => DataFile.Sniff(path), path, null, "is empty");
    }

    [Fact]
    public void Header_without_rows()
    {
        var path = _folder.Write(".tsv", "label\ttext\n");
        AssertError(() => Read(path), path, null, "has a header (label, text) but no rows");
    }

    [Theory]
    [InlineData(".tsv", "label\ttext\na\tb\n")]
    [InlineData(".jsonl", """{"label":"a","text":"b"}""")]
    public void Wrong_column_lists_the_columns_there_are(string extension, string content)
    {
        var path = _folder.Write(extension, content);
        AssertError(() => DataFile.Sniff(path, new DataFileOptions { TextColumn = "body" }), path, 1, "no column 'body'; the file has: label, text");
        AssertError(() => DataFile.Sniff(path, new DataFileOptions { LabelColumn = "class" }), path, 1, "no column 'class'");
    }

    [Fact]
    public void Dev_file_whose_header_lacks_the_column()
    {
        var train = _folder.Write(".tsv", "label\ttext\na\tb\n");
        var dev = _folder.Write(".tsv", "label\tbody\na\tb\n");
        AssertError(() => DataFile.ReadAll(dev, DataFile.Sniff(train)), dev, 1, "no column 'text'; the file has: label, body");
    }

    [Fact]
    public void Unknown_label_names_the_known_ones()
    {
        var path = _folder.Write(".tsv", "label\ttext\na\tone\nb\ttwo\nc\tthree\n");
        var labels = new LabelSet(["a", "b"]);
        AssertError(
            () =>
            {
                foreach (var row in DataFile.Read(path, DataFile.Sniff(path))) labels.Require(row, path);
            },
            path,
            4,
            "unknown label 'c'; the training data has: a, b");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, 22)]
    [InlineData(new byte[] { 0xC3, 0x28 }, 22)]
    [InlineData(new byte[] { 0xE4, 0xB8, 0xAD, 0x80 }, 25)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 22)]
    public void Invalid_utf8_names_line_and_byte_offset(byte[] damage, int offset)
    {
        var path = _folder.Write(".tsv", [.. "label\ttext\na\tok\nb\tbad "u8, .. damage, .. " text\n"u8]);
        AssertError(() => Read(path), path, 3, $"not valid UTF-8 at byte offset {offset} of the file");
    }

    [Fact]
    public void Row_that_is_too_long()
    {
        var path = _folder.Write(".tsv", "label\ttext\na\tok\nb\t" + new string('x', 10_000_000) + "\na\tgood\n");
        AssertError(() => Read(path), path, 3, "the row is longer than 1,048,576 bytes");
        Assert.Equal(3, DataFile.ReadAll(path, DataFile.Sniff(path, new DataFileOptions { MaxRowBytes = 20_000_000 })).Count);
    }

    [Theory]
    [InlineData(".tsv")]
    [InlineData(".csv")]
    [InlineData(".jsonl")]
    [InlineData(".txt")]
    [InlineData(".conll")]
    public void File_that_is_one_endless_row(string extension)
    {
        var path = _folder.Write(extension, new string('x', 10_000_000));
        AssertError(() => Read(path), path, 1, "the row is longer than 1,048,576 bytes");
    }

    [Fact]
    public void Row_that_is_too_long_because_a_quotation_mark_is_not_closed()
    {
        var lines = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"a,row number {i} of many\n"));
        var path = _folder.Write(".csv", "label,text\na,\"fine, and quoted\"\n" + lines + "b,\"never closed\n" + lines);
        AssertError(() => DataFile.ReadAll(path, DataFile.Sniff(path)), path, 60_003, "quotation mark");
    }

    [Theory]
    [InlineData("label\ttext\na\tone\nb\ttwo\tmore\n", 3, "has 3 field(s), expected 2 (label, text)")]
    [InlineData("label\ttext\na\tone\nonly\n", 3, "has 1 field(s), expected 2 (label, text)")]
    public void Ragged_rows(string content, int line, string problem)
    {
        var path = _folder.Write(".tsv", content);
        AssertError(() => Read(path), path, line, problem);
    }

    [Theory]
    [InlineData("{\"text\":\"a\"}\n{\"text\":", 2, "not valid JSON")]
    [InlineData("{\"text\":\"a\"}\n[1]\n", 2, "expected a JSON object")]
    [InlineData("{\"text\":\"a\"}\n{\"text\":{\"x\":1}}\n", 2, "nested value")]
    [InlineData("{\"text\":\"a\"}\n{\"text\":\"\\ud800\"}\n", 2, "surrogate")]
    [InlineData("{\"tokens\":[\"a\",\"b\"],\"slots\":[\"O\",\"O\"]}\n{\"tokens\":[\"a\"],\"slots\":[\"O\",\"O\"]}\n", 2, "tags for 1 tokens")]
    public void Broken_json(string content, int line, string problem)
    {
        var path = _folder.Write(".jsonl", content);
        var options = new DataFileOptions { TextColumn = content.Contains("tokens", StringComparison.Ordinal) ? "tokens" : "text" };
        if (options.TextColumn == "tokens") options = options with { TagColumn = "slots" };
        AssertError(() => DataFile.ReadAll(path, DataFile.Sniff(path, options)), path, line, problem);
    }

    [Fact]
    public void Token_without_a_tag()
    {
        var path = _folder.Write(".conll", "EU\tB-ORG\nrejects\tO\n\nGerman\n");
        AssertError(() => Read(path), path, 4, "token and tag");
    }

    [Fact]
    public void Bad_rows_can_be_passed_over_and_are_reported()
    {
        var path = _folder.Write(".tsv", [.. "label\ttext\na\tone\nb\ttwo\tmore\nc\t"u8, 0xFF, .. "\nd\tfour\ne\t"u8, .. new byte[2_000_000], .. "\nf\tsix\n"u8]);
        var bad = new List<DataFormatException>();
        var rows = DataFile.Read(path, DataFile.Sniff(path), bad.Add).ToList();
        Assert.Equal(["a", "d", "f"], rows.Select(row => row.Label));
        Assert.Equal([3L, 4L, 6L], bad.Select(error => error.Line!.Value));
        Assert.Equal([2L, 5L, 7L], rows.Select(row => row.Line));
    }

    [Fact]
    public void Unknown_encoding() =>
        Assert.Throws<ConfigurationException>(() => DataFile.Sniff(_folder.Write(".tsv", "a\tb\n"), new DataFileOptions { Encoding = "klingon" }));

    private static void Read(string path) => DataFile.ReadAll(path, DataFile.Sniff(path));

    private static void AssertError(Action action, string path, long? line, string problem)
    {
        var error = Assert.Throws<DataFormatException>(action);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
        Assert.StartsWith(line is null ? path : $"{path}:{line}:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}

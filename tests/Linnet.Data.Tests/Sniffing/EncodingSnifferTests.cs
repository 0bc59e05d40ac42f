using System.Text;

namespace Linnet.Data.Tests;

public sealed class EncodingSnifferTests : IDisposable
{
    private const string Chinese = "label\ttext\n好评\t房间很大，服务也不错，下次还会再来。\n差评\t早餐太差了，不推荐。\n";
    private const string French = "label\ttext\nbon\tLe café était très agréable\nmal\tUne soirée gâchée par le bruit\nbon\tÀ recommander à tous, très bon accueil\n";

    private readonly TemporaryFolder _folder = new();

    static EncodingSnifferTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, bool, string> Files => new()
    {
        { Chinese, "utf-8", false, "utf-8" },
        { Chinese, "utf-8", true, "utf-8" },
        { Chinese, "utf-16", true, "utf-16le" },
        { Chinese, "utf-16BE", true, "utf-16be" },
        { Chinese, "utf-16", false, "utf-16le" },
        { Chinese, "utf-16BE", false, "utf-16be" },
        { Chinese, "gb18030", false, "gb18030" },
        { French, "iso-8859-1", false, "latin1" },
        { French.Replace("tous, ", "tous – ", StringComparison.Ordinal), "windows-1252", false, "windows-1252" },
        { French, "utf-8", false, "utf-8" },
        { French, "utf-16", false, "utf-16le" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_encoding_is_found_and_the_text_read(string content, string encoding, bool mark, string expected)
    {
        var codec = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? codec.GetPreamble() : [], .. codec.GetBytes(content)];
        var path = _folder.Write(".tsv", bytes);
        var format = DataFile.Sniff(path);
        Assert.Equal(expected, format.Encoding);
        var rows = content.TrimEnd('\n').Split('\n')[1..].Select(line => (line.Split('\t')[0], line.Split('\t')[1]));
        Assert.Equal(rows, DataFile.Read(path, format).Select(row => (row.Label!, row.Text)));
    }

    [Fact]
    public void One_foreign_byte_is_damage_and_not_another_encoding() =>
        Assert.Equal("utf-8", EncodingSniffer.Detect([.. "a plain text with caf"u8, 0xE9, .. " in it\n"u8]));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Other_line_ends_are_understood(string end)
    {
        var path = _folder.Write(".tsv", Chinese.Replace("\n", end, StringComparison.Ordinal));
        var rows = DataFile.ReadAll(path, DataFile.Sniff(path));
        Assert.Equal(["房间很大，服务也不错，下次还会再来。", "早餐太差了，不推荐。"], rows.Select(row => row.Text));
        Assert.Equal([2L, 3L], rows.Select(row => row.Line));
    }

    [Fact]
    public void Damage_in_other_encodings_is_an_error_too()
    {
        var bytes = Encoding.GetEncoding("gb18030").GetBytes(Chinese);
        bytes[^3] = 0xFF;
        var path = _folder.Write(".tsv", bytes);
        var error = Assert.Throws<DataFormatException>(() => DataFile.ReadAll(path, DataFile.Sniff(path, new DataFileOptions { Encoding = "gb18030" })));
        Assert.Equal(3, error.Line);
    }
}

namespace Linnet.Data.Tests.Parallel;

public sealed class ParallelTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-parallel-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_that_belong_together_come_together_and_empty_ones_shift_nothing()
    {
        var (german, english) = (Write("a.de", "ein haus\n\n  drei hunde \r\nvier"), Write("a.en", "a house\ntwo\nthree dogs\n\n"));
        var rows = ParallelText.Read(german, english).ToList();
        Assert.Equal([("ein haus", "a house"), ("", "two"), ("drei hunde", "three dogs"), ("vier", "")], rows.Select(row => (row.Text, row.Pair!)));
        Assert.Equal([1, 2, 3, 4], rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData("1\n2\n3\n", "1\n2\n", "b", 2, 3)]
    [InlineData("1\n", "1\n2\n3\n4\n", "a", 1, 4)]
    public void Files_of_unequal_length_are_refused_with_both_counts(string first, string second, string shorter, int shortCount, int longCount)
    {
        var (a, b) = (Write("a", first), Write("b", second));
        var error = Assert.Throws<DataFormatException>(() => ParallelText.Read(a, b).ToList());
        Assert.StartsWith(Path.Combine(_folder, shorter) + $":{shortCount}: is the last of {shortCount} lines, but ", error.Message, StringComparison.Ordinal);
        Assert.Contains($" has {longCount};", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_and_badly_encoded_files_are_named()
    {
        var good = Write("good", "1\n2\n");
        var broken = Path.Combine(_folder, "broken");
        File.WriteAllBytes(broken, [.. "1\nx"u8, 0xC3, 0x28, (byte)'\n']);
        Assert.Contains("nowhere", Assert.Throws<DataFormatException>(() => ParallelText.Read(good, Path.Combine(_folder, "nowhere")).ToList()).Message, StringComparison.Ordinal);
        Assert.Contains("broken:2", Assert.Throws<DataFormatException>(() => ParallelText.Read(good, broken).ToList()).Message, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}

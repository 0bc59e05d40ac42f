using Linnet.Data;
using Linnet.Training.Tasks.Sequences;

namespace Linnet.Training.Tests.Tasks.Sequences;

public sealed class PairedFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-paired-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("two.tsv", "de\ten\nein haus\ta house\nzwei\ttwo\n")]
    [InlineData("named.csv", "id,summary,article\n1,a house,ein haus\n2,two,zwei\n")]
    [InlineData("lines.jsonl", "{\"target\":\"a house\",\"source\":\"ein haus\"}\n{\"source\":\"zwei\",\"target\":\"two\"}\n")]
    public void Two_columns_are_found(string name, string text) =>
        Assert.Equal([new("ein haus", "a house"), new("zwei", "two")], Read(name, text, new DataFileOptions()));

    [Fact]
    public void Columns_may_be_named()
    {
        const string Text = "en\tde\tfr\na house\tein haus\tune maison\ntwo\tzwei\tdeux\n";
        Assert.Equal([new("ein haus", "une maison"), new("zwei", "deux")], Read("three.tsv", Text, new DataFileOptions { TextColumn = "de", PairColumn = "fr" }));
        Assert.Contains("en, de, fr", Assert.Throws<DataFormatException>(() => Read("three.tsv", Text, new DataFileOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_any_pair_is_refused()
    {
        var error = Assert.Throws<DataFormatException>(() => Read("empty.tsv", "source\ttarget\na\t\n\tb\n", new DataFileOptions()));
        Assert.Contains("no pair", error.Message, StringComparison.Ordinal);
    }

    private List<TextPair> Read(string name, string text, DataFileOptions options)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return new PairedFile(path, options).Read("drop", _ => { });
    }
}

namespace Linnet.Data.Tests;

public sealed class LeakFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Exact_normalised_and_near_matches_are_told_apart()
    {
        var train = File("a\tThe quick brown fox jumps over the lazy dog near the river\na\tWhere is my card?\nb\t我想查询一下我的信用卡账单金额\n");
        var dev = File(
            "a\tWhere is my card?\na\tWHERE is  my card\nb\tThe quick brown fox jumped over the lazy dog near the river\nb\tsomething else entirely\na\t我想查询一下我的信用卡账单的金额\n");
        var leak = Assert.Single(LeakFinder.Find([train, dev]));
        Assert.Equal([2L], leak.ExactMatches.Examples.Select(example => example.Line));
        Assert.Equal([3L], leak.NormalisedMatches.Examples.Select(example => example.Line));
        Assert.Equal(4L, leak.NearMatches.Examples[0].Line);
        Assert.StartsWith($"{dev.Path} against {train.Path}: {leak.Count} of 5 rows leak (1 exact, 1 normalised, ", leak.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_pair_of_files_is_compared()
    {
        var leaks = LeakFinder.Find([File("a\tone two three\n"), File("a\tfour five six\n"), File("a\tfour five six\n")]);
        Assert.Equal([0L, 0L, 1L], leaks.Select(leak => leak.Count));
    }

    [Fact]
    public void Two_texts_of_a_pair_count_together()
    {
        var train = File("s\tone\ttwo\n", "label\ttext\ttext2\n");
        var dev = File("s\tone\tthree different words\ns\tone\ttwo\n", "label\ttext\ttext2\n");
        Assert.Equal([3L], LeakFinder.Find([train, dev])[0].ExactMatches.Examples.Select(example => example.Line));
    }

    [Fact]
    public void One_file_alone_cannot_leak() => Assert.Throws<ConfigurationException>(() => LeakFinder.Find([File("a\tb\n")]));

    [SharedTheory]
    [InlineData("atis", ".jsonl", 52)]
    [InlineData("stsb", ".tsv", 6)]
    public void The_known_repeats_of_real_splits_are_found(string name, string extension, int exact)
    {
        (string, DataFileFormat)[] files = [.. new[] { "train", "dev" }.Select(split =>
        {
            var path = SharedData.Path($"data/{name}/{split}{extension}");
            return (path, DataFile.Sniff(path));
        })];
        Assert.Equal(exact, LeakFinder.Find(files)[0].ExactMatches.Count);
    }

    private (string Path, DataFileFormat Format) File(string rows, string header = "label\ttext\n")
    {
        var path = _folder.Write(".tsv", header + rows);
        return (path, DataFile.Sniff(path));
    }
}

using System.Text.Json;

namespace Linnet.Cli.Tests;

public sealed class VectorsTests(Workspace workspace) : IClassFixture<Workspace>
{
    [Theory]
    [InlineData("skip-gram", "text")]
    [InlineData("cbow", "binary")]
    [InlineData("glove", "text")]
    public void Vectors_are_learnt_and_looked_into(string method, string format)
    {
        var file = $"{method}.vec";
        var trained = workspace.Linnet($"vectors train train.tsv --method {method} --format {format} --dimension 8 --epochs 2 --out {file}");
        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Contains($"wrote {file} with", trained.Output, StringComparison.Ordinal);
        var near = workspace.Linnet($"vectors neighbors {file} great awful --count 3 --json");
        var lines = near.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal("great", first.RootElement.GetProperty("query").GetString());
        Assert.Equal(3, first.RootElement.GetProperty("neighbors").GetArrayLength());
        var analogy = workspace.Linnet($"vectors analogy {file} great phone awful --count 2");
        Assert.Equal(3, analogy.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("vectors neighbors nowhere.vec dog", "nowhere.vec: the file of word vectors can not be read")]
    [InlineData("vectors neighbors train.tsv dog", "train.tsv")]
    [InlineData("vectors train train.tsv --dimension 0 --out x.vec", "dimension is 0")]
    [InlineData("vectors train train.tsv --min-count 100000 --out x.vec", "min_count")]
    public void What_can_not_be_done_is_one_line(string arguments, string message)
    {
        var result = workspace.Linnet(arguments);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(message, result.Error.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.File("x.vec")));
    }
}

using System.Text.Json;
using Linnet.Cli.Tests.Pages;

namespace Linnet.Cli.Tests;

/// <summary>Similarity of texts, and search with what was learnt of it, by the command alone.</summary>
public sealed class SimilarityTests(Workspace workspace) : IClassFixture<Workspace>
{
    private static readonly string[] Words = ["river", "piano", "lemon", "tiger", "castle", "engine", "winter", "doctor", "market", "silver"];

    [Fact]
    public void A_scorer_is_trained_measured_and_asked()
    {
        WritePairs();
        var train = workspace.Linnet("train --task sentence-similarity --model similarity-features --data pairs.tsv --out sts --json");
        Assert.True(train.ExitCode == 0, train.Error);
        Assert.Contains("scores from 0 to 5", train.Error, StringComparison.Ordinal);
        using var measured = JsonDocument.Parse(workspace.Linnet("evaluate sts --data pairs.tsv --json").Output);
        Assert.All(new[] { "spearman", "pearson" }, name => Assert.InRange(measured.RootElement.GetProperty(name).GetDouble(), 0.9, 1));

        using var same = JsonDocument.Parse(LinnetProcess.Run(["predict", "sts", "river piano lemon", "river piano lemon", "--json"], workspace.Folder).Output);
        Assert.InRange(same.RootElement.GetProperty("score").GetDouble(), 4, 5);
        Assert.EndsWith("(0 to 5)\n", workspace.Linnet("predict sts", "river piano\tcastle engine\n").Output, StringComparison.Ordinal);
        AssertOneLine(LinnetProcess.Run(["predict", "sts", "river"], workspace.Folder), "the model compares two texts");
    }

    [Theory]
    [InlineData("auto", "--dev pairs.tsv", "dev (measured once; nothing was chosen by it)")]
    [InlineData("auto", "", "held-out rows of the training file (what the best state was chosen on)")]
    [InlineData("similarity-features", "--dev pairs.tsv", "dev (measured once; nothing was chosen by it)")]
    [InlineData("bag-of-vectors", "--dev pairs.tsv", "dev (what the best state was chosen on)")]
    public void A_run_says_whether_its_dev_rows_chose_anything(string model, string dev, string expected)
    {
        WritePairs();
        var result = LinnetInProcess.Run(PageCommands.Arguments($"train --task sentence-similarity --model {model} --data pairs.tsv {dev} --max-steps 4 --out said"), workspace.Folder);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains(expected + "\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoder_gives_vectors_and_serves_a_search_that_is_killed_without_harm()
    {
        WritePairs();
        Assert.Equal(0, workspace.Linnet("train --task sentence-similarity --model bag-of-vectors --data pairs.tsv --epochs 3 --embedding-size 16 --out encoder").ExitCode);
        using var vector = JsonDocument.Parse(LinnetProcess.Run(["predict", "encoder", "river piano", "--json"], workspace.Folder).Output);
        Assert.Equal(16, vector.RootElement.GetProperty("vector").GetArrayLength());

        Directory.CreateDirectory(workspace.File("docs"));
        workspace.Write("docs/a.txt", "The river is cold in winter.");
        workspace.Write("docs/b.md", "A doctor plays the piano.");
        workspace.Write("docs/c.txt", "收到商品后七天内可以申请退款。");
        Assert.Equal(0, workspace.Linnet("index docs --out index --model encoder").ExitCode);
        workspace.Write("docs/rows.jsonl", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"text\":\"{Words[i % 10]} {Words[i / 10 % 10]} {Words[i / 100 % 10]} number {i}\"}}\n")));
        using (var process = LinnetProcess.Start(["index", "docs", "--out", "index", "--model", "encoder"], workspace.Folder))
        {
            process.StandardInput.Close();
            _ = process.StandardError.ReadToEndAsync();
            _ = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(1500)) process.Kill();
            process.WaitForExit();
        }

        using var found = JsonDocument.Parse(LinnetProcess.Run(["search", "index", "who plays the piano", "--json"], workspace.Folder).Output);
        Assert.Equal("b.md", found.RootElement.GetProperty("results")[0].GetProperty("document").GetString());
        Assert.Contains("c.txt [0]", LinnetProcess.Run(["search", "index", "怎么退款", "--mode", "lexical"], workspace.Folder).Output, StringComparison.Ordinal);
        Assert.Equal(0, LinnetProcess.Run(["search", "index", "cold river", "--mode", "dense", "--exact", "--rerank", "encoder", "--top", "1"], workspace.Folder).ExitCode);
    }

    [Fact]
    public void What_cannot_be_searched_is_one_line()
    {
        AssertOneLine(workspace.Linnet("index nowhere --out i"), "nowhere: there is no such folder");
        AssertOneLine(workspace.Linnet("search ./nowhere word"), "build an index with linnet index");
    }

    private static void AssertOneLine(LinnetProcess.Result result, string message)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    private void WritePairs() => workspace.Write("pairs.tsv", "score\ttext1\ttext2\n" + string.Concat(Enumerable.Range(0, 200).Select(i =>
    {
        string[] first = [.. Enumerable.Range(0, 5).Select(word => Words[(i + (word * 3)) % 10])], second = [.. Enumerable.Range(0, 5).Select(word => Words[(i + 1 + (word * 7)) % 10])];
        var shared = i % 6;
        return $"{shared}\t{string.Join(' ', first)}\t{string.Join(' ', first.Take(shared).Concat(second.Except(first).Concat(["glass", "stone", "paper", "cloud", "grain"]).Take(5 - shared)))}\n";
    })));
}

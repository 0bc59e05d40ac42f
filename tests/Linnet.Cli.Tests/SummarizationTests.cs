using System.Text.Json;

namespace Linnet.Cli.Tests;

/// <summary>Summaries from file to answer by the command alone.</summary>
public sealed class SummarizationTests(Workspace workspace) : IClassFixture<Workspace>
{
    [Fact]
    public void A_summariser_is_made_measured_and_asked()
    {
        workspace.Write("news.tsv", "article\tsummary\n" + string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"The storm {i} hit the coast. A dog slept. The coast was hit by storm {i} again.\tStorm {i} hit the coast.\n")));
        var train = workspace.Linnet("train --task summarization --model textrank --data news.tsv --dev news.tsv --out rank");
        Assert.Equal(0, train.ExitCode);
        using var measured = JsonDocument.Parse(workspace.Linnet("evaluate rank --data news.tsv --json").Output);
        Assert.All(new[] { "rouge1", "rouge2", "rougeL" }, name => Assert.InRange(measured.RootElement.GetProperty(name).GetDouble(), 0.1, 1));

        string[] question = ["predict", "rank", "The storm hit the coast. A dog slept. The coast was hit again.", "--num-sentences", "2", "--json"];
        using var answer = JsonDocument.Parse(LinnetProcess.Run(question, workspace.Folder).Output);
        Assert.Equal("The storm hit the coast.\nThe coast was hit again.", answer.RootElement.GetProperty("summary_text").GetString());
        Assert.Equal("The storm hit the coast. The coast was hit again.", LinnetProcess.Run(question[..^1], workspace.Folder).Output.TrimEnd());
    }
}

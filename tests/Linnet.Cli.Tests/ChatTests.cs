using System.Text.Json;

namespace Linnet.Cli.Tests;

/// <summary>Conversations by the command alone: answers that others gave, and answers of a model that has learnt from them.</summary>
public sealed class ChatTests(Workspace workspace) : IClassFixture<Workspace>
{
    private const string Talk = "{\"turns\":[\"hello\",\"good day\",\"who are you\",\"a fox\"]}\n{\"turns\":[\"where are you\",\"here\"]}\n{\"turns\":[\"你好\",\"您好\"]}\n";

    [Fact]
    public void Answers_are_selected_line_by_line()
    {
        workspace.Write("talk.jsonl", Talk);
        Assert.Equal("good day\na fox\n", workspace.Linnet("chat talk.jsonl", "hello\nwho are you\n").Output.ReplaceLineEndings("\n"));
        using var reply = JsonDocument.Parse(LinnetProcess.Run(["chat", "talk.jsonl", "--message", "你好", "--json"], workspace.Folder).Output);
        Assert.Equal("您好", reply.RootElement.GetProperty("reply").GetString());
    }

    [Fact]
    public void A_model_learns_to_converse_and_does()
    {
        workspace.Write("many.jsonl", string.Concat(Enumerable.Repeat(Talk, 30)));
        var train = workspace.Linnet("train --task text-generation --data many.jsonl --dev many.jsonl --max-steps 60 --hidden-size 32 --num-hidden-layers 1 --max-length 64 --out chat");
        Assert.True(train.ExitCode == 0, train.Error);
        var answer = LinnetProcess.Run(["chat", "chat", "--message", "hello", "--message", "who are you", "--system", "Be brief.", "--greedy", "--max-new-tokens", "20", "--json"], workspace.Folder);
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Equal(2, answer.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("reply").GetString()!.Length).Count());
        Assert.InRange(JsonDocument.Parse(workspace.Linnet("evaluate chat --data many.jsonl --json").Output).RootElement.GetProperty("perplexity").GetDouble(), 1, 20);
    }

    [Theory]
    [InlineData("chat talk.jsonl --system x", "--system is for a model")]
    [InlineData("chat nowhere", "there is no such folder")]
    public void What_cannot_be_is_one_line(string arguments, string message)
    {
        workspace.Write("talk.jsonl", Talk);
        var result = workspace.Linnet(arguments, "");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }
}

using System.Text.Json;

namespace Linnet.Cli.Tests;

/// <summary>Relations between entities by the command alone.</summary>
public sealed class RelationTests(Workspace workspace) : IClassFixture<Workspace>
{
    [Fact]
    public void Relations_are_learnt_measured_and_asked_for()
    {
        string[] things = ["fire", "flood", "storm", "wheel", "engine"];
        workspace.Write("relations.jsonl", string.Concat(Enumerable.Range(0, 80).Select(i =>
        {
            var (link, relation) = i % 2 == 0 ? (" caused the ", "Cause(e1,e2)") : (" came from the ", "Cause(e2,e1)");
            var (one, two) = (things[i % 5], things[(i + 2) % 5]);
            return $$"""{"text":"The {{one}}{{link}}{{two}}.","head":[4,{{4 + one.Length}}],"tail":[{{4 + one.Length + link.Length}},{{4 + one.Length + link.Length + two.Length}}],"relation":"{{relation}}"}""" + "\n";
        })));
        var train = workspace.Linnet("train --task relation-extraction --model linear --data relations.jsonl --out relations");
        Assert.True(train.ExitCode == 0, train.Error);
        using var measured = JsonDocument.Parse(workspace.Linnet("evaluate relations --data relations.jsonl --json").Output);
        Assert.InRange(measured.RootElement.GetProperty("macro_f1").GetDouble(), 0.8, 1);
        using var answer = JsonDocument.Parse(LinnetProcess.Run(["predict", "relations", "The <e1>ice</e1> caused the <e2>crash</e2>.", "--json"], workspace.Folder).Output);
        Assert.Equal("Cause(e1,e2)", answer.RootElement.GetProperty("relation").GetString());

        var unmarked = LinnetProcess.Run(["predict", "relations", "The ice caused the crash."], workspace.Folder);
        Assert.Equal(1, unmarked.ExitCode);
        Assert.Contains("the two entities are not marked", unmarked.Error, StringComparison.Ordinal);
        workspace.Write("broken.jsonl", "{\"text\":\"ab\",\"head\":[0,1],\"tail\":[1,3],\"relation\":\"r\"}\n");
        var broken = workspace.Linnet("evaluate relations --data broken.jsonl");
        Assert.Contains("broken.jsonl:1: tail [1, 3] is no part of the text, which has 2 characters", broken.Error, StringComparison.Ordinal);
        Assert.Single(broken.Error.TrimEnd().Split('\n'));
    }
}

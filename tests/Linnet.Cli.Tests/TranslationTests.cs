using System.Text.Json;

namespace Linnet.Cli.Tests;

/// <summary>Translation from parallel files to answers by the command alone.</summary>
public sealed class TranslationTests(Workspace workspace) : IClassFixture<Workspace>
{
    private static readonly string[] German = ["rot", "gelb", "blau", "weiss"], English = ["red", "yellow", "blue", "white"];

    [Fact]
    public void A_translator_is_trained_measured_and_asked()
    {
        Write("train", 240);
        var train = workspace.Linnet(
            "train --task translation --data train.de --target train.en --dev train.de --dev-target train.en --tokenizer word --min-frequency 1 --max-length 12 "
            + "--hidden-size 32 --num-hidden-layers 1 --dropout 0 --learning-rate 0.005 --batch-size 16 --epochs 10 --out mt --json");
        Assert.Equal(0, train.ExitCode);
        using var trained = JsonDocument.Parse(train.Output);
        Assert.InRange(trained.RootElement.GetProperty("dev").GetProperty("bleu").GetDouble(), 50, 100.001);

        using var measured = JsonDocument.Parse(workspace.Linnet("evaluate mt --data train.de --target train.en --json").Output);
        Assert.InRange(measured.RootElement.GetProperty("bleu").GetDouble(), 50, 100.001);
        Assert.InRange(measured.RootElement.GetProperty("chrf").GetDouble(), 50, 100.001);
        Assert.Equal(JsonValueKind.Number, measured.RootElement.GetProperty("loss").ValueKind);

        using var answer = JsonDocument.Parse(LinnetProcess.Run(["predict", "mt", "rot blau gelb weiss rot", "--num-beams", "2", "--length-penalty", "0.8", "--json"], workspace.Folder).Output);
        Assert.Equal(["text", "translation_text", "score", "truncated"], answer.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.StartsWith("red", answer.RootElement.GetProperty("translation_text").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, workspace.Linnet("predict mt", "rot\nblau\n").Output.TrimEnd('\n').Split('\n').Length);
        var wrong = workspace.Linnet("predict mt rot --num-beams 0");
        Assert.NotEqual(0, wrong.ExitCode);
        Assert.Contains("num_beams: 0", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Unequal_files_are_one_line()
    {
        workspace.Write("u.de", "rot\ngelb\n");
        workspace.Write("u.en", "red\n");
        var result = workspace.Linnet("train --task translation --data u.de --target u.en --out u");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("u.en:1: is the last of 1 lines, but u.de has 2", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workspace.File("u")));
    }

    private void Write(string name, int count)
    {
        var rows = Enumerable.Range(0, count).Select(i => new[] { i % 4, (i / 4) % 4, (i / 3) % 4, (i / 7) % 4 }[..(2 + (i % 3))]).ToList();
        workspace.Write(name + ".de", string.Concat(rows.Select(row => string.Join(' ', row.Select(word => German[word])) + "\n")));
        workspace.Write(name + ".en", string.Concat(rows.Select(row => string.Join(' ', row.Select(word => English[word])) + "\n")));
    }
}

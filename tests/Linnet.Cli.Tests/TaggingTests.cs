using System.Text.Json;

namespace Linnet.Cli.Tests;

/// <summary>Token classification from file to answer by the command alone.</summary>
public sealed class TaggingTests(Workspace workspace) : IClassFixture<Workspace>
{
    [Fact]
    public void A_tagger_is_trained_measured_and_asked()
    {
        string[] names = ["John", "Mary", "Tom", "Ann"], places = ["Berlin", "Paris", "Rome"];
        workspace.Write("ner.conll", string.Concat(Enumerable.Range(0, 60).Select(i =>
            $"{names[i % 4]}\tB-PER\nlives\tO\nin\tO\n{places[i % 3]}\tB-LOC\n\n")));
        var train = workspace.Linnet("train --task token-classification --data ner.conll --dev ner.conll --epochs 6 --batch-size 8 --learning-rate 0.01 --embedding-size 16 --hidden-size 16 --out ner --json");
        Assert.Equal(0, train.ExitCode);
        using var trained = JsonDocument.Parse(train.Output);
        Assert.InRange(trained.RootElement.GetProperty("dev").GetProperty("f1").GetDouble(), 0.9, 1);

        using var measured = JsonDocument.Parse(workspace.Linnet("evaluate ner --data ner.conll --json").Output);
        Assert.All(new[] { "precision", "recall", "f1", "accuracy" }, name => Assert.InRange(measured.RootElement.GetProperty(name).GetDouble(), 0.9, 1));

        using var answer = JsonDocument.Parse(LinnetProcess.Run(["predict", "ner", "Mary lives in Rome", "--json"], workspace.Folder).Output);
        var last = answer.RootElement.GetProperty("entities").EnumerateArray().Last();
        Assert.Equal(("LOC", "Rome", 14, 18), (last.GetProperty("entity_group").GetString(), last.GetProperty("word").GetString(), last.GetProperty("start").GetInt32(), last.GetProperty("end").GetInt32()));
        Assert.StartsWith("PER\tTom\t0-3\t", workspace.Linnet("predict ner", "Tom lives in Paris\n").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_taggers_are_one_model()
    {
        workspace.Write("zh.conll", string.Concat(Enumerable.Range(0, 40).Select(i => $"{"王李张"[i % 3]}\tB-NAME\n{"明华"[i % 2]}\tI-NAME\n住\tO\n北\tB-LOC\n京\tI-LOC\n\n")));
        Assert.Equal(0, workspace.Linnet("train --task token-classification --data zh.conll --ensemble-size 2 --epochs 12 --batch-size 8 --learning-rate 0.01 --out zh").ExitCode);
        Assert.Contains("LOC\t北京\t3-5\t", LinnetProcess.Run(["predict", "zh", "王华住北京"], workspace.Folder).Output, StringComparison.Ordinal);
        Assert.Contains("member 1: bilstm-crf", workspace.Linnet("inspect zh").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_type_of_another_task_names_those_that_fit()
    {
        workspace.Write("one.conll", "a\tO\nb\tB-X\n\n");
        var result = workspace.Linnet("train --task token-classification --model textcnn --data one.conll --out m");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("use one of bilstm-crf, bert", result.Error, StringComparison.Ordinal);
    }
}

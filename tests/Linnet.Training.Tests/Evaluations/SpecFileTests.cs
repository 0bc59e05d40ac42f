using Linnet.Evaluation;
using Linnet.Training.Evaluations;
using Linnet.Training.Runs;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Evaluations;

public sealed class SpecFileTests : IDisposable
{
    private const string Yaml = """
        format: linnet-evaluation/1
        task: text-classification
        dataset:
          repository: alice/reviews
          revision: 0123456789012345678901234567890123456789
          file: test.tsv
        metrics: [accuracy]
        seeds: [42, 7]
        """;

    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Yaml_and_json_are_one_specification()
    {
        var spec = Read(Yaml);
        Assert.Equal("0123456789012345678901234567890123456789", spec.Dataset.Revision);
        Assert.Equal([42, 7], spec.Seeds);
        Assert.Equal(spec, Read(spec.ToCanonicalJson()));
    }

    [Theory]
    [InlineData("a: &x [1]\nb: *x\n", "aliases")]
    [InlineData("- a\n", "mapping")]
    [InlineData("task: [\n", "line")]
    [InlineData("", "mapping")]
    public void What_is_no_specification_is_named(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ConfigurationException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_model_is_measured_on_the_very_bytes_that_are_meant_and_on_no_others()
    {
        TrainingRun.Start(_files.Recipe("linear", "model"));
        var spec = Read(Yaml);
        var (model, data) = (_files.File("model"), _files.File("dev.tsv"));
        var missing = Assert.Throws<ConfigurationException>(() => SpecEvaluation.Run(model, data, null, spec, _ => { }));
        var hash = missing.Message.Split('"')[3];
        var named = spec with { Dataset = spec.Dataset with { Sha256 = hash } };
        var result = SpecEvaluation.Run(model, data, null, named, _ => { });
        Assert.Equal(40, result.Rows);
        Assert.InRange(result.Score, 0.5, 1);
        Assert.Contains("model.safetensors", result.Model.Files.Keys);
        Assert.True(result.Model.Parameters > 0);
        Assert.Equal(result.ToCanonicalJson(), SpecEvaluation.Run(model, data, null, named, _ => { }).ToCanonicalJson());

        File.AppendAllText(data, "positive\tone row more\n");
        Assert.Contains("other data", Assert.Throws<ConfigurationException>(() => SpecEvaluation.Run(model, data, null, named, _ => { })).Message, StringComparison.Ordinal);
        var other = named with { Task = "translation" };
        Assert.Contains("translation", Assert.Throws<ConfigurationException>(() => SpecEvaluation.Run(model, data, null, other, _ => { })).Message, StringComparison.Ordinal);
        var software = named with { Software = "99.0.0" };
        Assert.Contains("99.0.0", Assert.Throws<ConfigurationException>(() => SpecEvaluation.Run(model, data, null, software, _ => { })).Message, StringComparison.Ordinal);
    }

    private EvaluationSpec Read(string text)
    {
        File.WriteAllText(_files.File("spec"), text);
        return SpecFile.Read(_files.File("spec"));
    }
}

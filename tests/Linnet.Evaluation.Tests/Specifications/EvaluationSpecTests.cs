namespace Linnet.Evaluation.Tests.Specifications;

public sealed class EvaluationSpecTests
{
    private const string Json = """
        {
          "format": "linnet-evaluation/1",
          "task": "text-classification",
          "dataset": {"revision": "0123456789abcdef0123456789abcdef01234567", "repository": "alice/reviews", "file": "data/test.tsv", "split": "test",
                      "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"},
          "metrics": ["accuracy", "macro_f1"],
          "columns": {"label": "类别", "text": "text"},
          "seeds": [42, 7],
          "software": "0.1.0"
        }
        """;

    private const string Canonical = """{"format":"linnet-evaluation/1","task":"text-classification","dataset":{"repository":"alice/reviews","revision":"0123456789abcdef0123456789abcdef01234567","file":"data/test.tsv","sha256":"b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9","split":"test"},"columns":{"text":"text","label":"类别"},"metrics":["accuracy","macro_f1"],"seeds":[42,7],"software":"0.1.0"}""";

    [Fact]
    public void The_hash_is_of_one_text_however_the_file_is_written()
    {
        var spec = EvaluationSpec.Parse(Json);
        Assert.Equal(Canonical, spec.ToCanonicalJson());

        // The format is out in the world: what it hashes to must never change.
        Assert.Equal("028252fc0d3a33261d5b7ba46ce0443c1d3f1127aa27b2a7567e005f21c52aa4", spec.Sha256);
        Assert.Equal(spec, EvaluationSpec.Parse(Canonical));
        Assert.Equal(spec.GetHashCode(), EvaluationSpec.Parse(Canonical).GetHashCode());
    }

    [Theory]
    [InlineData("accuracy\", \"macro_f1", "macro_f1\", \"accuracy")]
    [InlineData("test.tsv", "dev.tsv")]
    [InlineData("0123456789abcdef0123456789abcdef01234567", "1123456789abcdef0123456789abcdef01234567")]
    [InlineData("\"seeds\": [42, 7]", "\"seeds\": [7, 42]")]
    [InlineData("\"text\": \"text\"", "\"text\": \"body\"")]
    public void Every_change_is_another_specification(string before, string after) =>
        Assert.NotEqual(EvaluationSpec.Parse(Json).Sha256, EvaluationSpec.Parse(Json.Replace(before, after, StringComparison.Ordinal)).Sha256);

    [Theory]
    [InlineData("\"task\"", "\"tasks\"", "Did you mean 'task'")]
    [InlineData("linnet-evaluation/1", "linnet-evaluation/9", "format")]
    [InlineData("0123456789abcdef0123456789abcdef01234567", "main", "40 small hexadecimal digits")]
    [InlineData("b94d27b9", "B94D27B9", "sha256")]
    [InlineData("alice/reviews", "reviews", "namespace/name")]
    [InlineData("data/test.tsv", "../test.tsv", "path")]
    [InlineData("data/test.tsv", "data\\\\test.tsv", "path")]
    [InlineData("[\"accuracy\", \"macro_f1\"]", "[]", "metrics")]
    [InlineData("[\"accuracy\", \"macro_f1\"]", "[\"accuracy\", \"accuracy\"]", "twice")]
    [InlineData("[42, 7]", "[4.5]", "whole")]
    [InlineData("\"split\": \"test\"", "\"split\": 5", "dataset.split")]
    [InlineData("\"split\": \"test\"", "\"split\": \"a\\u0000b\"", "control")]
    [InlineData("\"metrics\"", "\"task\": \"x\", \"metrics\"", "no JSON")]
    [InlineData("\"split\"", "\"targetSha256\": \"b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9\", \"split\"", "targetFile")]
    public void What_is_wrong_is_named(string before, string after, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => EvaluationSpec.Parse(Json.Replace(before, after, StringComparison.Ordinal)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"linnet-evaluation/1\"")]
    public void What_is_no_specification_is_refused(string json) => Assert.Throws<ConfigurationException>(() => EvaluationSpec.Parse(json));

    [Fact]
    public void Nesting_and_length_have_bounds()
    {
        Assert.Throws<ConfigurationException>(() => EvaluationSpec.Parse(new string('[', 60_000)));
        Assert.Throws<ConfigurationException>(() => EvaluationSpec.Parse(new string(' ', 1 << 20)));
    }

    [Fact]
    public void Other_software_does_not_measure()
    {
        var spec = EvaluationSpec.Parse(Json) with { Software = "99.0.0" };
        Assert.Contains("99.0.0", Assert.Throws<ConfigurationException>(spec.CheckSoftware).Message, StringComparison.Ordinal);
        (spec with { Software = EvaluationSpec.CurrentSoftware }).CheckSoftware();
    }

    [Fact]
    public void A_result_says_nothing_of_the_machine_and_reads_back_only_as_it_was_written()
    {
        var spec = EvaluationSpec.Parse(Json);
        var model = new EvaluatedModel { Repository = "alice/good", Commit = new string('a', 40), Files = new Dictionary<string, string> { ["model.safetensors"] = "2", ["config.json"] = "1" }, Parameters = 10, Bytes = 20 };
        var report = new MetricReport(4, new Dictionary<string, double> { ["macro_f1"] = 1.0 / 3, ["accuracy"] = 0.75, ["loss"] = 5 });
        var result = EvaluationResult.Of(spec, model, report);
        var json = result.ToCanonicalJson();
        Assert.Equal(
            $$"""{"format":"linnet-evaluation-result/1","specSha256":"{{spec.Sha256}}","spec":{{Canonical}},"model":{"repository":"alice/good","commit":"{{model.Commit}}","files":{"config.json":"1","model.safetensors":"2"},"parameters":10,"bytes":20},"metrics":{"accuracy":0.75,"macro_f1":0.333333},"rows":4}""",
            json);
        Assert.Equal(0.75, result.Score);
        Assert.Equal(json, EvaluationResult.TryParse(json)!.ToCanonicalJson());
        Assert.Null(EvaluationResult.TryParse(json + " "));
        Assert.Null(EvaluationResult.TryParse(json.Replace("0.75", "0.750", StringComparison.Ordinal)));
        Assert.Null(EvaluationResult.TryParse(json.Replace(spec.Sha256, new string('0', 64), StringComparison.Ordinal)));
        Assert.Null(EvaluationResult.TryParse("{}"));
        Assert.Null(EvaluationResult.TryParse("no JSON"));
    }

    [Fact]
    public void A_metric_that_is_not_there_is_named_with_those_that_are()
    {
        var spec = EvaluationSpec.Parse(Json);
        var model = new EvaluatedModel { Files = new Dictionary<string, string>() };
        var error = Assert.Throws<ConfigurationException>(() => EvaluationResult.Of(spec, model, new MetricReport(1, new Dictionary<string, double> { ["accuracy"] = 1, ["bleu"] = 2 })));
        Assert.Contains("macro_f1", error.Message, StringComparison.Ordinal);
        Assert.Contains("bleu", error.Message, StringComparison.Ordinal);
    }
}

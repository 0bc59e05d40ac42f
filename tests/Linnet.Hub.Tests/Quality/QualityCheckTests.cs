using System.Text.Json;
using Linnet.Hub.Quality;
using Linnet.Hub.Tests.Diff;
using Linnet.Models.Safetensors;

namespace Linnet.Hub.Tests.Quality;

public sealed class QualityCheckTests
{
    [Fact]
    public async Task A_good_model_has_all_points()
    {
        var report = await CheckAsync(GoodModel.Files());
        Assert.All(report.Results, result => Assert.True(result.Outcome == RuleOutcome.Pass && result.Points == result.Rule.Points, $"{result.Rule.Id}: {result.Reason.English}"));
        Assert.Equal(100, report.Score);
        Assert.Equal(QualityRule.All, report.Results.Select(result => result.Rule));
        Assert.False(report.IsDangerous);
    }

    [Fact]
    public async Task An_empty_version_has_few_points_and_no_rule_fails_to_answer()
    {
        var report = await CheckAsync(new MemoryFiles());
        Assert.Equal(QualityRule.All.Count, report.Results.Count);
        Assert.InRange(report.Score, 0, 35);
        Assert.False(report.IsDangerous);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "no config", "layout.config fail" },
        { "config is a list", "layout.config fail" },
        { "config without type", "layout.config warn" },
        { "no weights", "layout.weights fail" },
        { "pickled weights", "layout.weights warn" },
        { "index of missing files", "layout.weights fail" },
        { "no tokenizer", "layout.tokenizer fail" },
        { "another vocabulary", "layout.tokenizer warn" },
        { "no card", "layout.card fail" },
        { "card without head", "layout.card warn" },
        { "card with a broken head", "layout.card fail" },
        { "card with wrong fields", "layout.card warn" },
        { "cut weights", "weights.headers fail" },
        { "cut weights", "model.loads fail" },
        { "absurd sizes", "model.loads fail" },
        { "unknown type", "model.loads warn" },
        { "a tensor too few", "model.tensors fail" },
        { "a tensor too few", "model.loads fail" },
        { "a tensor too many", "model.tensors warn" },
        { "a tensor of another shape", "model.tensors fail" },
        { "a broken tokenizer", "tokenizer.round-trip fail" },
        { "more ids than rows", "tokenizer.round-trip fail" },
        { "a decoder that loses letters", "tokenizer.round-trip warn" },
        { "code", "safety.code fail" },
        { "a program", "safety.code fail" },
        { "an auto map", "safety.code fail" },
        { "a secret", "safety.secrets fail" },
        { "a secret in the weights", "safety.secrets fail" },
        { "a private file", "safety.secrets warn" },
        { "a dangerous pickle", "safety.pickles fail" },
        { "an unknown pickle", "safety.pickles warn" },
        { "a harmless pickle", "safety.pickles pass" },
        { "no licence", "card.license fail" },
        { "an unknown licence", "card.license warn" },
        { "an unheard-of licence", "card.license warn" },
        { "no language", "card.fields warn" },
        { "no card", "card.fields fail" },
        { "no results", "card.results fail" },
        { "metrics without numbers", "card.results warn" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_found_by_its_rule(string fault, string expected)
    {
        var report = await CheckAsync(With(fault));
        var outcomes = report.Results.Select(result => $"{result.Rule.Id} {result.Outcome.ToString().ToLowerInvariant()}");
        Assert.Contains(expected, outcomes);
        Assert.All(report.Results, result => Assert.InRange(result.Points, 0, result.Rule.Points));
        Assert.All(report.Results.Where(result => result.Outcome != RuleOutcome.Pass), result => Assert.NotNull(result.Advice));
        if (!expected.EndsWith("pass", StringComparison.Ordinal)) Assert.True(report.Score < 100);
        Assert.Equal(fault is "a program" or "a secret" or "a secret in the weights" or "a dangerous pickle", report.IsDangerous);
        Assert.True(!report.IsDangerous || report.Score <= QualityReport.MostWhenDangerous);
    }

    [Fact]
    public async Task Reports_tell_places_and_no_secrets_in_both_languages()
    {
        var secret = FakeSecrets.Of("ghp_", 36);
        var report = await CheckAsync(GoodModel.Files().Set("notes.txt", $"first\ntoken {secret}\n").Set("x.pkl", PickleText.Command()));
        var json = report.ToJson();
        Assert.DoesNotContain(secret, json, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json);
        var rules = document.RootElement.GetProperty("rules");
        Assert.Equal(14, rules.GetArrayLength());
        Assert.Equal("notes.txt, line 2: GitHub token", rules[9].GetProperty("findings")[0].GetProperty("en").GetString());
        Assert.Equal("notes.txt 第 2 行:GitHub token", rules[9].GetProperty("findings")[0].GetProperty("zh").GetString());
        Assert.Equal("x.pkl calls os.system", rules[10].GetProperty("findings")[0].GetProperty("en").GetString());
        Assert.Equal(30, document.RootElement.GetProperty("score").GetInt32());
        Assert.Equal("fail", rules[10].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_model_that_is_too_large_is_not_tried()
    {
        var check = new QualityCheck(new QualityOptions { MaxLoadBytes = 100 }, (_, _) => throw new InvalidOperationException("It must not be tried."));
        var report = await check.RunAsync(GoodModel.Files(), CancellationToken.None);
        Assert.Equal(RuleOutcome.Warn, report[QualityRule.Loads].Outcome);
        Assert.Equal(QualityText.LoadsTooLarge, report[QualityRule.Loads].Reason.Text);
        Assert.Equal(RuleOutcome.Warn, report[QualityRule.RoundTrip].Outcome);
    }

    [Fact]
    public async Task The_copy_for_loading_stays_in_its_folder_and_goes_away()
    {
        string? folder = null;
        var check = new QualityCheck(new QualityOptions(), (path, _) =>
        {
            folder = path;
            Assert.Equal(["config.json", "model.safetensors", "tokenizer.json"], Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            return Task.FromResult(new LoadOutcome { IsKnown = true });
        });
        await check.RunAsync(GoodModel.Files().Set("../outside.json", "{}").Set("/root.json", "{}").Set("a/../../b.json", "{}"), CancellationToken.None);
        Assert.NotNull(folder);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void An_outcome_goes_through_JSON()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("config.json"), "{\"model_type\":\"textrank\",\"architectures\":[\"?\"]}");
        var outcome = FolderLoadCheck.Check(folder.Path);
        var again = JsonSerializer.Deserialize<LoadOutcome>(JsonSerializer.Serialize(outcome))!;
        Assert.Equal(outcome.IsKnown, again.IsKnown);
        Assert.Equal(outcome.Problem, again.Problem);
        Assert.DoesNotContain(folder.Path, outcome.Problem ?? string.Empty, StringComparison.Ordinal);
    }

    private static MemoryFiles With(string fault)
    {
        var files = GoodModel.Files();
        return fault switch
        {
            "no config" => files.Remove("config.json"),
            "config is a list" => files.Set("config.json", "[]"),
            "config without type" => files.Set("config.json", "{}"),
            "no weights" => files.Remove("model.safetensors"),
            "pickled weights" => files.Remove("model.safetensors").Set("pytorch_model.bin", PickleText.StateDict()),
            "index of missing files" => files.Remove("model.safetensors").Set("model.safetensors.index.json", """{"weight_map":{"x":"model-00001-of-00001.safetensors"}}"""),
            "no tokenizer" => files.Remove("tokenizer.json"),
            "another vocabulary" => files.Remove("tokenizer.json").Set("vocab.txt", "[PAD]\n"),
            "no card" => files.Remove("README.md"),
            "card without head" => files.Set("README.md", "# A model\n"),
            "card with a broken head" => files.Set("README.md", "---\nlicense: [mit\n---\n"),
            "card with wrong fields" => Edit(files, "language: [en, zh]", "language: English"),
            "cut weights" => files.Set("model.safetensors", GoodModel.Weights(entries => entries)[..^5]),
            "absurd sizes" => files.Set("config.json", files.Text("config.json").Replace("\"vocab_size\": 256", "\"vocab_size\": 90000000", StringComparison.Ordinal)),
            "unknown type" => files.Set("config.json", """{"model_type":"t5","architectures":["T5ForConditionalGeneration"]}"""),
            "a tensor too few" => files.Set("model.safetensors", GoodModel.Weights(entries => entries.Skip(1))),
            "a tensor too many" => files.Set("model.safetensors", GoodModel.Weights(entries => entries.Append(SafetensorsEntry.Of("more", [1f], 1)))),
            "a tensor of another shape" => files.Set("model.safetensors", GoodModel.Weights(entries => entries.Skip(1).Append(SafetensorsEntry.Of(entries.First().Name, [1f], 1)))),
            "a broken tokenizer" => files.Set("tokenizer.json", "{}"),
            "more ids than rows" => files.Set("tokenizer.json", files.Text("tokenizer.json").Replace("\"\\u0041\":65", "\"\\u0041\":6500", StringComparison.Ordinal)),
            "a decoder that loses letters" => files.Set("tokenizer.json", files.Text("tokenizer.json").Replace("\"decoder\":{\"type\":\"ByteLevel\",\"add_prefix_space\":true,\"trim_offsets\":true,\"use_regex\":true}", "\"decoder\":null", StringComparison.Ordinal)),
            "code" => files.Set("modeling.py", "import os"),
            "a program" => files.Set("helper", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0]),
            "an auto map" => files.Set("config.json", "{\"auto_map\":{\"AutoModel\":\"modeling.X\"}," + files.Text("config.json")[1..]),
            "a secret" => files.Set("notes.md", FakeSecrets.Of("hf_", 34)),
            "a secret in the weights" => files.Set("other.safetensors", TensorFile.Raw($"{{\"__metadata__\":{{\"note\":\"{FakeSecrets.Aws()}\"}}}}", [])),
            "a private file" => files.Set(".env", "A=1\n"),
            "a dangerous pickle" => files.Set("optimizer.pt", PickleText.Command()),
            "an unknown pickle" => files.Set("optimizer.pt", PickleText.Bytes("cmine\nThing\n.")),
            "a harmless pickle" => files.Set("pytorch_model.bin", PickleText.StateDict()),
            "no licence" => Edit(files, "license: apache-2.0\n", ""),
            "an unknown licence" => Edit(files, "apache-2.0", "unknown"),
            "an unheard-of licence" => Edit(files, "apache-2.0", "my-own"),
            "no language" => Edit(files, "language: [en, zh]\n", ""),
            "no results" => Edit(files, "model-index:", "something-else:"),
            "metrics without numbers" => Edit(files, "model-index:", "metrics: [accuracy]\nsomething-else:"),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is no such fault."),
        };
    }

    private static MemoryFiles Edit(MemoryFiles files, string before, string after) => files.Set("README.md", files.Text("README.md").Replace(before, after, StringComparison.Ordinal));

    private static Task<QualityReport> CheckAsync(MemoryFiles files) => new QualityCheck(new QualityOptions(), FolderLoadCheck.RunAsync).RunAsync(files, CancellationToken.None);
}

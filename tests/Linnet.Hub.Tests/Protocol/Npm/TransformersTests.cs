using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Text.Tokenization;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Hub.Tests.Protocol.Npm;

/// <summary>transformers.js, unchanged, takes configuration and tokeniser of pushed models from the hub, and encodes with them as the project's own tokeniser does.</summary>
public sealed class TransformersTests
{
    private static readonly string[] Texts =
    [
        "My parcel has not arrived, and nobody answers!", "Where is order #12345? It's 3 days late...", "  two  spaces and a\ttab ", "naïve café – résumé", "https://example.org/a?b=c",
        "我的包裹还没有收到，怎么办？", "退款已经申请三天了，客服一直不回复。", "iPhone 15 很好用，但是电池 battery 不行", "１２３ＡＢＣ，全角", "😀 emoji 和 é", "x", "",
    ];

    private static readonly (TokenizerKind Kind, string Data)[] Models =
    [
        (TokenizerKind.WordPiece, "customer-service-en"), (TokenizerKind.WordPiece, "customer-service-zh"), (TokenizerKind.ByteLevelBpe, "customer-service-zh"), (TokenizerKind.ByteFallbackBpe, "customer-service-en"),
        (TokenizerKind.ByteLevelBpe, "customer-service-en"),
    ];

    [TransformersFact]
    public async Task Tokenisers_of_public_and_private_models_give_the_same_ids()
    {
        await using var hub = await HubHost.StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("texts.json"), JsonSerializer.Serialize(Texts));
        var own = new Dictionary<string, Tokenizer>();
        foreach (var (kind, data) in Models)
        {
            // Every second model is private: a fetch that sends a token opens it.
            var name = $"{kind}-{data}";
            own[$"alice/{name}"] = await PushAsync(hub, name, kind, data, folder, isPrivate: own.Count % 2 == 1);
        }

        var results = Run(hub, folder, hub.Alice, own.Keys);
        Assert.Equal(own.Count, results.Count);
        foreach (var result in results)
        {
            var model = (string)result["model"]!;
            Assert.True(result["error"] is null, $"{model}: {result["error"]}");
            Assert.Equal("bert", (string?)result["config"]!["model_type"]);
            for (var i = 0; i < Texts.Length; i++)
                Assert.True(own[model].EncodeIds(Texts[i]).SequenceEqual(result["ids"]![i]!.AsArray().Select(id => (int)id!)), $"{model}, '{Texts[i]}': {string.Join(' ', own[model].EncodeIds(Texts[i]))}, not {result["ids"]![i]}");
        }
    }

    [TransformersFact]
    public async Task A_private_model_is_not_there_for_strangers_and_revisions_are_kept_apart()
    {
        await using var hub = await HubHost.StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("texts.json"), JsonSerializer.Serialize(Texts));
        var first = await PushAsync(hub, "m", TokenizerKind.WordPiece, "customer-service-en", folder, isPrivate: true);
        (await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/branch/old", new { })).EnsureSuccessStatusCode();
        var second = await PushAsync(hub, "m", TokenizerKind.WordPiece, "customer-service-zh", folder, isPrivate: true);
        Assert.NotEqual(first.EncodeIds(Texts[0]), second.EncodeIds(Texts[0]));
        var results = Run(hub, folder, hub.Alice, ["alice/m", "alice/m@old"]);
        Assert.Equal(second.EncodeIds(Texts[0]), results[0]["ids"]![0]!.AsArray().Select(id => (int)id!));
        Assert.Equal(first.EncodeIds(Texts[0]), results[1]["ids"]![0]!.AsArray().Select(id => (int)id!));
        foreach (var token in new[] { hub.Bob, "none" })
        {
            var refused = Assert.Single(Run(hub, folder, token, ["alice/m"]));
            Assert.Contains("config.json", (string?)refused["error"], StringComparison.Ordinal);
        }
    }

    private static async Task<Tokenizer> PushAsync(HubHost hub, string name, TokenizerKind kind, string data, TemporaryFolder folder, bool isPrivate)
    {
        var options = new TokenizerTrainingOptions { VocabularySize = 1200 };
        var tokenizer = new TokenizerTextEncoder(TokenizerTrainer.Create(kind, options).Train(TrainingTexts(data)), 128);
        var path = folder.File(Guid.NewGuid().ToString("N"));
        ModelFolder.Write(path, writer => tokenizer.WriteTo(writer));
        using var known = await hub.SendAsync(HttpMethod.Post, "/api/repos/create", new { name, visibility = isPrivate ? "private" : "public" });
        var files = new[] { ModelFolder.TokenizerFile, ModelFolder.TokenizerConfigFile }.Select(file => (file, File.ReadAllText(Path.Combine(path, file))))
            .Append(("config.json", """{"model_type":"bert","architectures":["BertForSequenceClassification"],"id2label":{"0":"no","1":"yes"}}"""));
        await hub.CommitAsync($"alice/{name}", "main", [.. files]);
        return tokenizer.Tokenizer;
    }

    private static List<JsonNode> Run(HubHost hub, TemporaryFolder folder, string token, IEnumerable<string> models)
    {
        var (exitCode, output, error) = NpmPackage.Transformers.Run("transformers.mjs", folder.Path, hub.Address, token, folder.File("texts.json"), string.Join(',', models));
        Assert.True(exitCode == 0, error);
        return [.. output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!)];
    }

    private static IEnumerable<string> TrainingTexts(string data)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Linnet.slnx"))) root = root.Parent!;
        return File.ReadLines(Path.Combine(root.FullName, "samples", "data", data, "train.tsv")).Skip(1).Select(line => line.Split('\t')[1]);
    }
}

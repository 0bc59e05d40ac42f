using System.Text;
using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Safetensors;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Tasks.Transfer;

/// <summary>Makes the table of fine-tuning in docs/interoperability.md by training everything in it, and holds the page to it.</summary>
public sealed class FineTuningTableTests : IDisposable
{
    private static readonly string[] Tasks = ["text-classification", "token-classification", "question-answering", "zero-shot-classification", "text-generation"];

    private static readonly (string Type, string Pretraining)[] Bases =
    [
        ("bert", "fill-mask"), ("distilbert", "fill-mask"), ("roberta", "fill-mask"), ("electra", "replaced-token-detection"), ("gpt2", "text-generation"), ("llama", "text-generation"),
    ];

    /// <summary>What transformers calls the tensors of a head; the body's names are the base's own.</summary>
    private static readonly Dictionary<string, string[]> Heads = new()
    {
        ["BertForSequenceClassification"] = ["bert.pooler.dense", "classifier"],
        ["DistilBertForSequenceClassification"] = ["pre_classifier", "classifier"],
        ["RobertaForSequenceClassification"] = ["classifier.dense", "classifier.out_proj"],
        ["ElectraForSequenceClassification"] = ["classifier.dense", "classifier.out_proj"],
        ["GPT2ForSequenceClassification"] = ["score"],
        ["LlamaForSequenceClassification"] = ["score"],
        ["BertForMaskedLM"] = ["cls.predictions", "cls.predictions.transform.dense", "cls.predictions.transform.LayerNorm"],
        ["DistilBertForMaskedLM"] = ["vocab_transform", "vocab_layer_norm", "vocab_projector"],
        ["RobertaForMaskedLM"] = ["lm_head", "lm_head.dense", "lm_head.layer_norm"],
        ["ElectraForPreTraining"] = ["discriminator_predictions.dense", "discriminator_predictions.dense_prediction"],
    };

    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_page_says_what_is_so()
    {
        File.WriteAllText(_files.File("corpus.txt"), string.Concat(RunFiles.Rows(0, 80).Select(row => row.Text + "\n")));
        File.WriteAllText(_files.File("tags.conll"), string.Concat(Enumerable.Repeat("the\tO\nphone\tB-THING\nis\tO\ngreat\tB-VIEW\n\n", 20)));
        File.WriteAllText(_files.File("squad.json"), JsonSerializer.Serialize(new
        {
            data = Enumerable.Range(0, 20).Select(i => new
            {
                paragraphs = new[] { new { context = $"the phone number {i} is great", qas = new[] { new { id = $"{i}", question = "what is great?", answers = new[] { new { text = "phone", answer_start = 4 } } } } } },
            }),
        }));
        var table = new StringBuilder($"| base | {string.Join(" | ", Tasks)} |\n|{string.Concat(Enumerable.Repeat(" --- |", Tasks.Length + 1))}\n");
        foreach (var (type, pretraining) in Bases)
        {
            var parent = Run(type, pretraining, null);
            table.Append("| ").Append(type).Append(" | ").AppendJoin(" | ", Tasks.Select(task => Cell(type, task, parent))).Append(" |\n");
        }

        var page = File.ReadAllText(Path.Combine(Root(), "docs", "interoperability.md"));
        Assert.True(page.Contains(table.ToString(), StringComparison.Ordinal), $"docs/interoperability.md should hold this table:\n{table}");
    }

    private string Cell(string type, string task, string parent)
    {
        if (!Training.Tasks.LanguageTasks.All.Single(one => one.Name == task).ModelTypes.Contains(type)) return "-";
        var child = Run(type, task, parent);
        var architecture = ModelFolder.Open(child).Config.Architecture;
        AssertSameNames(parent, child, architecture);
        return architecture;
    }

    /// <summary>The body has the names that it had, the head those of transformers.</summary>
    private static void AssertSameNames(string parent, string child, string architecture)
    {
        var (before, after) = (Names(parent), Names(child));
        var body = architecture.StartsWith("Gpt", StringComparison.OrdinalIgnoreCase) || architecture.StartsWith("Llama", StringComparison.Ordinal)
            ? before
            : [.. before.Where(name => !IsHead(name, ModelFolder.Open(parent).Config.Architecture))];
        Assert.NotEmpty(body);
        Assert.Empty(body.Except(after));
        Assert.All(after.Except(body), name => Assert.True(IsHead(name, architecture), $"{architecture} is saved with a tensor '{name}'"));
    }

    private static bool IsHead(string name, string architecture)
    {
        var module = name[..name.LastIndexOf('.')];
        if (Heads.TryGetValue(architecture, out var own)) return own.Contains(module);
        return module == (architecture.EndsWith("QuestionAnswering", StringComparison.Ordinal) ? "qa_outputs" : "classifier");
    }

    private static List<string> Names(string folder)
    {
        using var file = SafetensorsFile.Open(Path.Combine(folder, "model.safetensors"));
        return [.. file.Tensors.Keys];
    }

    private string Run(string type, string task, string? parent)
    {
        var recipe = new Recipe { Task = task, Output = _files.File($"{type}-{task}-{(parent is null ? "base" : "child")}") };
        recipe.Data.Train = task switch
        {
            "token-classification" => _files.File("tags.conll"),
            "question-answering" => _files.File("squad.json"),
            "text-classification" or "zero-shot-classification" => _files.Write("train.tsv", RunFiles.Rows(0, 80)),
            _ => _files.File("corpus.txt"),
        };
        (recipe.Model.Type, recipe.Model.From) = (parent is null ? type : "auto", parent);
        (recipe.Data.MaxLength, recipe.Training.MaxSteps, recipe.Training.BatchSize) = (32, 1, 4);
        if (task == "text-generation") recipe.Tokenizer.Type = "char";
        if (parent is null) (recipe.Model.HiddenSize, recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads) = (16, 1, 2);
        TrainingRun.Start(recipe);
        using var network = ModelFolder.Open(recipe.Output!).LoadNetwork<TokenNetwork>();
        return recipe.Output!;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Linnet.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}

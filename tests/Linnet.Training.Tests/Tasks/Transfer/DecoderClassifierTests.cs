using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Evaluations;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Tasks.Transfer;

/// <summary>A language model goes on as a classifier of texts, and back.</summary>
public sealed class DecoderClassifierTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("gpt2", "GPT2")]
    [InlineData("llama", "Llama")]
    public void A_language_model_learns_labels_and_comes_back_from_its_folder(string type, string family)
    {
        var parent = LanguageModel(type, "bpe");
        var recipe = Classifier(parent, "child");
        (recipe.Training.Epochs, recipe.Training.LearningRate) = (12, 3e-3);
        var outcome = TrainingRun.Start(recipe);
        Assert.Equal(type, outcome.Recipe.Model.Type);
        Assert.InRange(outcome.Dev!.Metrics["accuracy"], 0.8, 1);
        Assert.Equal(outcome.Dev.Metrics["accuracy"], ModelEvaluation.Run(recipe.Output!, recipe.Data.Dev!, new(), _ => { }).Metrics["accuracy"], 1e-9);

        var config = (DecoderConfig)ModelFolder.Open(recipe.Output!).Config;
        Assert.Equal($"{family}ForSequenceClassification", config.Architecture);
        var tokenizer = ((DecoderConfig)ModelFolder.Open(parent).Config).EosTokenIds;
        Assert.Equal(tokenizer.Count > 0 ? tokenizer[0] : null, config.PadTokenId);
        using (var classifier = TextClassifier.Load(recipe.Output!))
        {
            var (alone, together) = (new float[2], new float[4]);
            classifier.Predict([new TextInput("the lamp is awful")], alone);
            classifier.Predict([new TextInput("the lamp is awful"), new TextInput("a longer text about the phone that is great")], together);
            Assert.Equal(alone[0], together[0], 1e-5);
        }

        var further = Classifier(recipe.Output!, "further");
        further.Training.MaxSteps = 1;
        TrainingRun.Start(further);
        var back = new Recipe { Task = "text-generation", Output = _files.File("back") };
        (back.Model.From, back.Data.Train, back.Training.MaxSteps, back.Data.MaxLength) = (recipe.Output, _files.File("corpus.txt"), 1, 16);
        TrainingRun.Start(back);
        using var pipeline = TextGenerationPipeline.Load(back.Output!);
        Assert.Equal(type, pipeline.Model.Config.ModelType);
    }

    [Fact]
    public void What_cannot_be_a_classifier_is_said_in_one_line()
    {
        var recipe = _files.Recipe("gpt2", "m");
        AssertRefused("name a language model's folder with --from", recipe);

        var parent = LanguageModel("gpt2", "char");
        recipe = Classifier(parent, "m");
        recipe.Model.Type = "llama";
        AssertRefused("holds a gpt2, but model.type asks for llama", recipe);
        recipe = Classifier(parent, "m");
        recipe.Data.MaxLength = 100;
        AssertRefused("reads; use at most that", recipe);
        recipe = Classifier(parent, "m");
        recipe.Data.Train = _files.File("pairs.tsv");
        (recipe.Data.Dev, recipe.Data.PairColumn) = (null, "other");
        File.WriteAllText(recipe.Data.Train, "label\ttext\tother\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{(i % 2 == 0 ? "a" : "b")}\tone {i}\ttwo {i}\n")));
        AssertRefused("puts no token between two texts", recipe);

        void AssertRefused(string problem, Recipe refused)
        {
            var message = Assert.Throws<ConfigurationException>(() => TrainingRun.Start(refused)).Message;
            Assert.Contains(problem, message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
            Assert.False(Directory.Exists(refused.Output));
        }
    }

    [Fact]
    public void Pairs_are_learnt_where_the_tokeniser_separates_them()
    {
        var parent = LanguageModel("gpt2", "char");
        var path = Path.Combine(parent, ModelFolder.TokenizerFile);
        using var tokenizer = JsonDocument.Parse(File.ReadAllText(path));
        var parts = tokenizer.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => (object)property.Value);
        var id = tokenizer.RootElement.GetProperty("added_tokens")[0];
        var (name, number) = (id.GetProperty("content").GetString()!, id.GetProperty("id").GetInt32());
        parts["post_processor"] = new
        {
            type = "TemplateProcessing",
            single = new object[] { new { Sequence = new { id = "A", type_id = 0 } } },
            pair = new object[] { new { Sequence = new { id = "A", type_id = 0 } }, new { SpecialToken = new { id = name, type_id = 0 } }, new { Sequence = new { id = "B", type_id = 1 } } },
            special_tokens = new Dictionary<string, object> { [name] = new { id = name, ids = new[] { number }, tokens = new[] { name } } },
        };
        File.WriteAllText(path, JsonSerializer.Serialize(parts));
        var recipe = Classifier(parent, "pairs");
        recipe.Data.Train = _files.File("pairs.tsv");
        (recipe.Data.Dev, recipe.Data.PairColumn, recipe.Training.MaxSteps) = (null, "other", 2);
        File.WriteAllText(recipe.Data.Train, "label\ttext\tother\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{(i % 2 == 0 ? "a" : "b")}\tone {i}\ttwo {i}\n")));
        TrainingRun.Start(recipe);
        using var classifier = TextClassifier.Load(recipe.Output!);
        classifier.Predict([new TextInput("one 1", "two 1")], new float[2]);
    }

    private Recipe Classifier(string parent, string name)
    {
        var recipe = _files.Recipe("auto", name);
        recipe.Model.From = parent;
        return recipe;
    }

    private string LanguageModel(string type, string tokenizer)
    {
        var recipe = new Recipe { Task = "text-generation", Output = _files.File($"base-{type}-{tokenizer}") };
        recipe.Data.Train = _files.File("corpus.txt");
        File.WriteAllText(recipe.Data.Train, string.Concat(RunFiles.Rows(0, 80).Select(row => row.Text + "\n")));
        (recipe.Model.Type, recipe.Tokenizer.Type, recipe.Tokenizer.VocabularySize) = (type, tokenizer, 400);
        (recipe.Data.MaxLength, recipe.Training.MaxSteps, recipe.Training.BatchSize) = (64, 20, 8);
        (recipe.Model.HiddenSize, recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads) = (32, 1, 2);
        TrainingRun.Start(recipe);
        return recipe.Output!;
    }
}

using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Tasks.Transfer;

/// <summary>Every encoder begins every task that fits it, from nothing or from a folder of another head.</summary>
public sealed class FineTuningTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("bert")]
    [InlineData("distilbert")]
    [InlineData("roberta")]
    [InlineData("electra")]
    public void A_classifier_is_trained_from_nothing_and_its_body_begins_a_tagger(string type)
    {
        var first = Small(_files.Recipe(type, "classifier"));
        var outcome = TrainingRun.Start(first);
        Assert.Equal(type, outcome.Recipe.Model.Type);
        using (var network = ModelFolder.Open(first.Output!).LoadNetwork())
            Assert.Equal(["negative", "positive"], network.Config.Labels);

        var second = Small(new Recipe { Task = "token-classification", Output = _files.File("tagger") });
        second.Model.From = first.Output;
        second.Data.Train = _files.File("tags.conll");
        File.WriteAllText(second.Data.Train, string.Concat(Enumerable.Range(0, 20).Select(i => $"the\tO\nphone\tB-THING\nis\tO\n{(i % 2 == 0 ? "great" : "awful")}\tB-VIEW\n\n")));
        TrainingRun.Start(second);
        using var tagger = TokenClassifier.Load(second.Output!);
        Assert.Equal(type, tagger.Network.Config.ModelType);
        Assert.EndsWith("ForTokenClassification", tagger.Network.Config.Architecture, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(first.Output!, "tokenizer.json")), File.ReadAllText(Path.Combine(second.Output!, "tokenizer.json")));
    }

    [Theory]
    [InlineData(EncoderHead.None)]
    [InlineData(EncoderHead.MaskedLM)]
    public void A_folder_without_a_classifier_begins_one_with_its_own_vectors(EncoderHead head)
    {
        var parent = Small(_files.Recipe("bert", "parent"));
        TrainingRun.Start(parent);
        var folder = ModelFolder.Open(parent.Output!);
        var config = (BertConfig)folder.Config with { Head = head, Labels = [] };
        using var source = Models.Configuration.ModelRegistry.CreateNetwork<TokenNetwork>(config);
        using (var weights = folder.OpenWeights()) source.LoadMatching(weights);
        var headless = _files.File("headless");
        ModelFolder.Write(headless, writer =>
        {
            writer.WriteConfig(config);
            writer.WriteWeights(source.Entries());
            writer.WriteText("tokenizer.json", File.ReadAllText(Path.Combine(parent.Output!, "tokenizer.json")));
        });

        var child = Small(_files.Recipe("auto", "child"));
        child.Model.From = headless;
        (child.Training.LearningRate, child.Training.MaxSteps) = (1e-9, 1);
        TrainingRun.Start(child);
        using var before = folder.LoadNetwork<TokenNetwork>();
        using var after = ModelFolder.Open(child.Output!).LoadNetwork<TokenNetwork>();
        Assert.Equal("BertForSequenceClassification", after.Config.Architecture);
        var old = before.NamedParameters().ToDictionary(named => named.Name, named => named.Parameter);
        foreach (var (name, parameter) in after.NamedParameters().Where(named => named.Name.StartsWith("bert.encoder.", StringComparison.Ordinal)))
            Assert.Equal(old[name].Value.ToArray(), parameter.Value.ToArray(), (left, right) => Math.Abs(left - right) < 1e-5);
    }

    [Fact]
    public void A_parent_of_another_kind_or_too_short_is_refused()
    {
        var parent = Small(_files.Recipe("bert", "parent"));
        TrainingRun.Start(parent);
        AssertRefused("holds a bert, but model.type asks for roberta", recipe => recipe.Model.Type = "roberta");
        AssertRefused("reads; use at most that", recipe => recipe.Data.MaxLength = 500);

        void AssertRefused(string problem, Action<Recipe> change)
        {
            var child = Small(_files.Recipe("bert", "child"));
            child.Model.From = parent.Output;
            change(child);
            Assert.Contains(problem, Assert.Throws<ConfigurationException>(() => TrainingRun.Start(child)).Message, StringComparison.Ordinal);
            Assert.False(Directory.Exists(child.Output));
        }
    }

    private static Recipe Small(Recipe recipe)
    {
        (recipe.Model.HiddenSize, recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads, recipe.Model.EmbeddingSize) = (16, 1, 2, 8);
        (recipe.Training.Epochs, recipe.Training.BatchSize) = (1, 16);
        return recipe;
    }
}

using Linnet.Evaluation;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Tasks.Tagging;

public sealed class TaggerEnsembleRunTests : IDisposable
{
    private readonly TaggingFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Without_a_dev_file_each_member_holds_out_another_part()
    {
        var recipe = Recipe(_files.WriteConll("train.conll", 0, 120), "m");
        recipe.Data.DevFraction = 0.25;
        var outcome = TrainingRun.Start(recipe);
        using var tagger = TokenClassifier.Load(outcome.ModelFolder);
        Assert.Equal(2, tagger.Members.Count);
        Assert.NotEqual(Weights(tagger, 0), Weights(tagger, 1));
        Assert.Equal(ModelTask.TokenClassification, ModelTask.Of(outcome.ModelFolder));
        var info = ModelFolder.Open(outcome.ModelFolder).ReadInfo();
        Assert.Equal(120, info.Data.Single(source => source.Role == "train").Rows);
        Assert.InRange(outcome.Dev!.Count, 40, 80);
        Assert.InRange(outcome.Dev.Metrics[MetricNames.F1], 0.5, 1);
    }

    [Fact]
    public void A_dev_file_measures_all_members_together()
    {
        var recipe = _files.Recipe("intent-slot", _files.WriteJson("train.jsonl", 0, 120), _files.WriteJson("dev.jsonl", 120, 30), "m");
        (recipe.Model.EnsembleSize, recipe.Training.Epochs) = (2, 4);
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics[MetricNames.IntentAccuracy], 0.95, 1);
        Assert.Equal(30, outcome.Dev.Count);
        using var tagger = TokenClassifier.Load(outcome.ModelFolder);
        Assert.All(tagger.Members, member => Assert.Equal(["stay", "travel"], member.Network.Intents));
        Assert.Equal(ModelTask.IntentSlot, ModelTask.Of(outcome.ModelFolder));
    }

    [Fact]
    public void A_run_that_was_stopped_in_its_second_member_ends_with_the_same_weights()
    {
        var train = _files.WriteConll("train.conll", 0, 40);
        byte[][] Run(string output, bool isStopped)
        {
            var recipe = Recipe(train, output);
            (recipe.Training.Epochs, recipe.Threads) = (2, 1);
            if (isStopped)
            {
                using var interruption = new CancellationTokenSource();
                Assert.Throws<OperationCanceledException>(() => TrainingRun.Start(recipe, new Stopper(interruption, "bilstm-crf 2/2", 3), cancellation: interruption.Token));
            }

            var folder = TrainingRun.Start(recipe, resume: true).ModelFolder;
            return [.. Enumerable.Range(0, 2).Select(i => File.ReadAllBytes(Path.Combine(folder, $"member-{i}", "model.safetensors")))];
        }

        Assert.Equal(Run("whole", false), Run("stopped", true));
    }

    [Fact]
    public void Only_taggers_are_several()
    {
        var recipe = new Recipe { Task = "text-classification", Output = _files.File("m") };
        recipe.Data.Train = _files.Write("rows.tsv", "label\ttext\nx\tone two\ny\tthree\n");
        recipe.Model.EnsembleSize = 3;
        Assert.Contains("model.ensemble_size", Assert.Throws<ConfigurationException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
    }

    private static float[] Weights(TokenClassifier tagger, int member) =>
        tagger.Members[member].Network.NamedParameters().Single(parameter => parameter.Name == "classifier.weight").Parameter.Value.Data.ToArray();

    private Recipe Recipe(string train, string output)
    {
        var recipe = _files.Recipe("token-classification", train, null, output);
        recipe.Model.EnsembleSize = 2;
        return recipe;
    }
}

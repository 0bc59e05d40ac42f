using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Training.Evaluations;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Tasks.Transfer;

public sealed class PretrainingTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("fill-mask", "bert", "BertForMaskedLM")]
    [InlineData("fill-mask", "distilbert", "DistilBertForMaskedLM")]
    [InlineData("fill-mask", "roberta", "RobertaForMaskedLM")]
    [InlineData("replaced-token-detection", "electra", "ElectraForPreTraining")]
    public void An_encoder_learns_from_plain_text_and_begins_a_classifier(string task, string type, string architecture)
    {
        var outcome = TrainingRun.Start(Pretraining(task, type, "base"));
        Assert.InRange(outcome.Dev!.Metrics["loss"], 0.01, 1000);
        using (var network = ModelFolder.Open(_files.File("base")).LoadNetwork<TokenNetwork>())
        {
            Assert.Equal(architecture, network.Config.Architecture);
            Assert.DoesNotContain(network.NamedParameters(), named => named.Name.StartsWith("generator", StringComparison.Ordinal));
        }

        var child = _files.Recipe("auto", "child");
        child.Model.From = _files.File("base");
        (child.Training.Epochs, child.Data.MaxLength) = (1, 16);
        TrainingRun.Start(child);
        using var classifier = ModelFolder.Open(child.Output!).LoadNetwork();
        Assert.Equal(["negative", "positive"], classifier.Config.Labels);
        Assert.Equal(File.ReadAllText(_files.File("base/tokenizer.json")).Length, File.ReadAllText(_files.File("child/tokenizer.json")).Length, 200.0);
    }

    [Fact]
    public void Hidden_words_are_found_better_and_better()
    {
        var few = Pretraining("fill-mask", "bert", "few");
        few.Training.MaxSteps = 1;
        var many = Pretraining("fill-mask", "bert", "many");
        many.Training.Epochs = 60;
        var (before, after) = (TrainingRun.Start(few).Dev!.Metrics["loss"], TrainingRun.Start(many).Dev!.Metrics["loss"]);
        Assert.True(after < before - 0.5, $"loss {before} before, {after} after");
        var measured = ModelEvaluation.Run(_files.File("many"), few.Data.Train!, new Data.DataFileOptions(), _ => { });
        Assert.InRange(measured.Metrics["loss"], 0, before);
        Assert.Equal(Math.Exp(measured.Metrics["loss"]), measured.Metrics["perplexity"], 1e-6);
    }

    [Theory]
    [InlineData("fill-mask", "bert")]
    [InlineData("replaced-token-detection", "electra")]
    public void A_stopped_run_goes_on_to_the_same_weights(string task, string type)
    {
        var whole = Pretraining(task, type, "whole");
        TrainingRun.Start(whole);
        var stopped = Pretraining(task, type, "stopped");
        using (var source = new CancellationTokenSource())
            Assert.ThrowsAny<OperationCanceledException>(() => TrainingRun.Start(stopped, new Stopper(source, 3), cancellation: source.Token));
        var shards = Directory.GetLastWriteTimeUtc(_files.File("stopped.training/shards/train"));
        TrainingRun.Start(stopped, new Observer(() => Assert.Equal(shards, Directory.GetLastWriteTimeUtc(_files.File("stopped.training/shards/train")))), resume: true);
        Assert.Equal(File.ReadAllBytes(_files.File("whole/model.safetensors")), File.ReadAllBytes(_files.File("stopped/model.safetensors")));
    }

    [Fact]
    public void A_folder_is_read_file_by_file_and_bad_text_is_named()
    {
        var recipe = Pretraining("fill-mask", "bert", "m");
        var folder = Directory.CreateDirectory(_files.File("corpus")).FullName;
        recipe.Data.Train = folder;
        Assert.Contains("holds no *.txt file", Assert.Throws<DataFormatException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "b.txt"), Text());
        File.WriteAllText(Path.Combine(folder, "a.txt"), Text());
        Assert.Equal(2, Training.Tasks.Pretraining.TextCorpus.Open(folder).Files.Count);
        TrainingRun.Start(recipe);
        File.WriteAllBytes(Path.Combine(folder, "c.txt"), [0x41, 0x0a, 0xff, 0xfe, 0x41]);
        Assert.Contains("not valid UTF-8", Assert.Throws<DataFormatException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
        recipe.Data.Train = _files.File("absent.txt");
        Assert.Contains("no such file or folder", Assert.Throws<DataFormatException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
    }

    private static string Text() => string.Concat(RunFiles.Rows(0, 80).Select(row => row.Text + "\n"));

    private Recipe Pretraining(string task, string type, string output)
    {
        var recipe = new Recipe { Task = task, Output = _files.File(output) };
        recipe.Data.Train = _files.File("corpus.txt");
        File.WriteAllText(recipe.Data.Train, Text());
        recipe.Data.MaxLength = 16;
        recipe.Model.Type = type;
        (recipe.Model.HiddenSize, recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads, recipe.Model.EmbeddingSize) = (16, 1, 2, 8);
        (recipe.Training.Epochs, recipe.Training.BatchSize) = (2, 8);
        recipe.Pretraining.LineByLine = true;
        return recipe;
    }

    private sealed class Stopper(CancellationTokenSource source, int steps) : Progress.ITrainingListener
    {
        public void Progressed(Progress.TrainingProgress progress)
        {
            if (progress.Loss is not null && progress.Done >= steps) source.Cancel();
        }

        public void Noted(string message)
        {
        }
    }

    private sealed class Observer(Action look) : Progress.ITrainingListener
    {
        public void Progressed(Progress.TrainingProgress progress)
        {
            if (progress.Loss is not null) look();
        }

        public void Noted(string message)
        {
        }
    }
}

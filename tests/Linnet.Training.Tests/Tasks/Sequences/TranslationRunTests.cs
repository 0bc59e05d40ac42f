using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Evaluations;
using Linnet.Training.Progress;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tests.Tasks.Sequences;

/// <summary>From parallel files to a model folder that translates.</summary>
public sealed class TranslationRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-translation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_translator_is_trained_measured_and_asked()
    {
        var recipe = Recipe("model", epochs: 12);
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics[MetricNames.Bleu], 60, 100.001);
        Assert.InRange(outcome.Dev.Metrics[MetricNames.Loss], 0, 1);
        Assert.Equal(ModelTask.Translation, ModelTask.Of(recipe.Output!));

        using (var translator = TranslationPipeline.Load(recipe.Output!))
        {
            var (german, english) = NumberWords.Pairs(3, 1).Single();
            Assert.Equal([english, ""], translator.Translate([german, ""]).Select(answer => answer.Text));
        }

        var report = ModelEvaluation.Run(recipe.Output!, recipe.Data.Dev!, new DataFileOptions { PairPath = recipe.Data.DevTarget }, _ => { });
        Assert.Equal(outcome.Dev.Metrics[MetricNames.Bleu], report.Metrics[MetricNames.Bleu], 1e-9);
        Assert.Equal(outcome.Dev.Metrics[MetricNames.Loss], report.Metrics[MetricNames.Loss], 1e-6);
        var info = ModelFolder.Open(recipe.Output!).ReadInfo();
        Assert.Equal(["train.de", "train.en", "dev.de", "dev.en"], info.Data.Select(source => source.Name));
        Assert.All(info.Data, source => Assert.NotEmpty(source.Sha256));

        var second = Recipe("second", epochs: 1);
        (second.Model.From, second.Training.LearningRate) = (recipe.Output, 1e-6);
        Assert.InRange(TrainingRun.Start(second).Dev!.Metrics[MetricNames.Loss], 0, 1);
        Assert.Equal(32, Assert.IsType<MarianConfig>(ModelFolder.Open(second.Output!).Config).HiddenSize);
    }

    [Theory]
    [InlineData("bahdanau", false)]
    [InlineData("luong", true)]
    public void A_recurrent_translator_learns_too(string attention, bool copy)
    {
        var recipe = Recipe("recurrent", epochs: 16);
        recipe.Training.LearningRate = 1e-2;
        (recipe.Model.Type, recipe.Model.Attention, recipe.Model.Copy) = ("rnn-seq2seq", attention, copy);
        Assert.InRange(TrainingRun.Start(recipe).Dev!.Metrics[MetricNames.Bleu], 60, 100.001);
        using var translator = TranslationPipeline.Load(recipe.Output!);
        var (german, english) = NumberWords.Pairs(3, 1).Single();
        Assert.Equal(english, translator.Translate(german).Text);
    }

    [Fact]
    public void Coverage_comes_with_the_recipe_or_later()
    {
        var recipe = Recipe("copying", epochs: 1);
        (recipe.Model.Type, recipe.Model.Copy) = ("rnn-seq2seq", true);
        TrainingRun.Start(recipe);
        Assert.False(Assert.IsType<RnnSequenceToSequenceConfig>(ModelFolder.Open(recipe.Output!).Config).UseCoverage);

        var later = Recipe("covering", epochs: 1);
        (later.Model.From, later.Model.Coverage) = (recipe.Output, true);
        TrainingRun.Start(later);
        var config = Assert.IsType<RnnSequenceToSequenceConfig>(ModelFolder.Open(later.Output!).Config);
        Assert.Equal((true, true, 1f), (config.UseCopy, config.UseCoverage, config.CoverageLossWeight));
        using var translator = TranslationPipeline.Load(later.Output!);
        Assert.NotNull(translator.Translate("eins zwei").Text);
    }

    [Theory]
    [InlineData("rnn-seq2seq", "luong", true, null, "model.coverage")]
    [InlineData("marian", null, true, null, "model.coverage")]
    [InlineData("rnn-seq2seq", null, null, 1.0, "training.coverage_loss_weight")]
    public void Coverage_where_there_can_be_none_is_refused(string type, string? attention, bool? coverage, double? weight, string field)
    {
        var recipe = Recipe("refused", epochs: 1);
        (recipe.Model.Type, recipe.Model.Attention, recipe.Model.Coverage, recipe.Training.CoverageLossWeight) = (type, attention, coverage, weight);
        Assert.Contains(field, Assert.Throws<ConfigurationException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_stopped_ends_with_the_same_weights()
    {
        var whole = Recipe("whole", epochs: 2);
        TrainingRun.Start(whole);
        var stopped = Recipe("stopped", epochs: 2);
        using (var stop = new CancellationTokenSource())
            Assert.Throws<OperationCanceledException>(() => TrainingRun.Start(stopped, new StopAfter(7, stop), resume: false, stop.Token));
        TrainingRun.Start(stopped, resume: true);
        Assert.Equal(Weights(whole), Weights(stopped));
    }

    [Fact]
    public void Overlong_and_empty_pairs_are_left_out_or_cut_aloud()
    {
        var recipe = Recipe("long", epochs: 1);
        File.AppendAllLines(recipe.Data.Train!, ["", string.Join(' ', Enumerable.Repeat("acht", 40))]);
        File.AppendAllLines(recipe.Data.Target!, ["nothing", "eight"]);
        var notes = new Notes();
        TrainingRun.Start(recipe, notes);
        Assert.Contains(notes.All, note => note.Contains("1 pairs with an empty side were left out, the first on line 401", StringComparison.Ordinal));
        Assert.Contains(notes.All, note => note.StartsWith("1 pairs are longer than 16 tokens", StringComparison.Ordinal) && note.Contains("left out", StringComparison.Ordinal));

        (recipe.Output, recipe.Data.Overlong, recipe.Data.Missing) = (Path.Combine(_folder, "cut"), "truncate", "fail");
        Assert.Contains("train.de:401: one side of this pair is empty", Assert.Throws<DataFormatException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
        recipe.Data.Missing = "drop";
        TrainingRun.Start(recipe, notes);
        Assert.Contains(notes.All, note => note.Contains("were cut", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_used_is_said()
    {
        var lost = Recipe("lost", epochs: 1);
        File.AppendAllText(lost.Data.Train!, "eins\n");
        Assert.Contains("has 401; parallel files need a line", Assert.Throws<DataFormatException>(() => TrainingRun.Start(lost)).Message, StringComparison.Ordinal);

        var half = Recipe("half", epochs: 1);
        half.Data.DevTarget = null;
        Assert.Contains("--dev-target", Assert.Throws<ConfigurationException>(() => TrainingRun.Start(half)).Message, StringComparison.Ordinal);
        half.Data.Dev = half.Data.Target = null;
        Assert.Contains("--pair-column", Assert.Throws<DataFormatException>(() => TrainingRun.Start(half)).Message, StringComparison.Ordinal);

        var pieces = Recipe("pieces", epochs: 1);
        pieces.Tokenizer.Type = "wordpiece";
        Assert.Contains("tokenizer.type: 'wordpiece'", Assert.Throws<ConfigurationException>(() => TrainingRun.Start(pieces)).Message, StringComparison.Ordinal);
    }

    private static byte[] Weights(Recipe recipe) => File.ReadAllBytes(Path.Combine(recipe.Output!, ModelFolder.WeightsFile));

    private Recipe Recipe(string output, int epochs)
    {
        var recipe = new Recipe { Task = "translation", Output = Path.Combine(_folder, output), Threads = 1 };
        (recipe.Data.Train, recipe.Data.Target) = NumberWords.Write(_folder, "train", 0, 400);
        (recipe.Data.Dev, recipe.Data.DevTarget) = NumberWords.Write(_folder, "dev", 1000, 40);
        (recipe.Data.MaxLength, recipe.Data.MaxTargetLength) = (16, 16);
        (recipe.Tokenizer.Type, recipe.Tokenizer.MinFrequency) = ("word", 1);
        (recipe.Model.HiddenSize, recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads, recipe.Model.Dropout) = (32, 1, 2, 0);
        (recipe.Training.Epochs, recipe.Training.BatchSize, recipe.Training.LearningRate) = (epochs, 20, 5e-3);
        return recipe;
    }

    private sealed class Notes : ITrainingListener
    {
        internal List<string> All { get; } = [];

        public void Progressed(TrainingProgress progress)
        {
        }

        public void Noted(string note) => All.Add(note);
    }

    private sealed class StopAfter(long steps, CancellationTokenSource stop) : ITrainingListener
    {
        public void Progressed(TrainingProgress progress)
        {
            if (progress.Done >= steps && progress.Total > steps) stop.Cancel();
        }

        public void Noted(string note)
        {
        }
    }
}

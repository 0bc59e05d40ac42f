using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Evaluations;
using Linnet.Training.Runs;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Tasks.Tagging;

public sealed class TaggingRunTests : IDisposable
{
    private readonly TaggingFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("auto", true)]
    [InlineData("bilstm-crf", false)]
    [InlineData("bert", true)]
    public void A_tagger_learns_names_and_places_and_its_folder_says_what_it_is(string model, bool usesCrf)
    {
        var (train, dev) = (_files.WriteConll("train.conll", 0, 120), _files.WriteConll("dev.conll", 120, 30));
        var recipe = _files.Recipe("token-classification", train, dev, "m");
        (recipe.Model.Type, recipe.Model.Crf, recipe.Model.NumAttentionHeads) = (model, usesCrf, 2);
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics[MetricNames.F1], 0.95, 1);
        Assert.Equal(ModelTask.TokenClassification, ModelTask.Of(outcome.ModelFolder));
        Assert.Contains("pipeline_tag: token-classification", File.ReadAllText(Path.Combine(outcome.ModelFolder, "README.md")), StringComparison.Ordinal);
        Assert.Equal(
            outcome.Dev.Metrics[MetricNames.F1],
            ModelEvaluation.Run(outcome.ModelFolder, dev, new DataFileOptions(), _ => { }).Metrics[MetricNames.F1]);
        using var pipeline = TokenClassificationPipeline.Load(outcome.ModelFolder);
        Assert.Equal([("PER", "Mary"), ("LOC", "New York")], pipeline.Recognize("Mary goes to New York today").Entities.Select(entity => (entity.Type, entity.Text)));
    }

    [Fact]
    public void Intents_and_slots_are_learnt_together()
    {
        var recipe = _files.Recipe("intent-slot", _files.WriteJson("train.jsonl", 0, 120), _files.WriteJson("dev.jsonl", 120, 30), "m");
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics[MetricNames.IntentAccuracy], 0.95, 1);
        Assert.InRange(outcome.Dev.Metrics[MetricNames.SlotF1], 0.95, 1);
        using var pipeline = TokenClassificationPipeline.Load(outcome.ModelFolder);

        // The rows let each name stand before one verb only, so that names tell of intents too: those of this sentence agree.
        var answer = pipeline.Recognize("John lives in Oslo today");
        Assert.Equal(("stay", "PER John, LOC Oslo"), (answer.Intent, string.Join(", ", answer.Entities.Select(entity => $"{entity.Type} {entity.Text}"))));
    }

    [Fact]
    public void A_run_that_was_stopped_ends_with_the_same_weights()
    {
        var train = _files.WriteConll("train.conll", 0, 60);
        byte[] Weights(string output, int? stopAfter)
        {
            var recipe = _files.Recipe("token-classification", train, null, output);
            (recipe.Training.Epochs, recipe.Threads) = (2, 1);
            if (stopAfter is { } steps)
            {
                using var interruption = new CancellationTokenSource();
                Assert.Throws<OperationCanceledException>(() => TrainingRun.Start(recipe, new Stopper(interruption, "bilstm-crf", steps), cancellation: interruption.Token));
            }

            return File.ReadAllBytes(Path.Combine(TrainingRun.Start(recipe, resume: true).ModelFolder, "model.safetensors"));
        }

        Assert.Equal(Weights("whole", null), Weights("stopped", 9));
    }

    [Fact]
    public void Parts_of_speech_are_learnt_as_they_are()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"the\tDET\n{(i % 2 == 0 ? "dog" : "cat")}\tNOUN\nruns\tVERB\n\n"));
        var recipe = _files.Recipe("token-classification", _files.Write("pos.conll", text), _files.Write("dev.conll", text), "m");
        var outcome = TrainingRun.Start(recipe);
        Assert.Equal(1, outcome.Dev!.Metrics[MetricNames.Accuracy]);
        Assert.Equal(outcome.Dev.Metrics[MetricNames.Accuracy], outcome.Dev.Metrics[MetricNames.F1]);
    }

    [Fact]
    public void Chinese_is_tagged_character_by_character()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"{"王李张"[i % 3]}\tB-NAME\n{"明华"[i % 2]}\tI-NAME\n住\tO\n北\tB-LOC\n京\tI-LOC\n\n"));
        var outcome = TrainingRun.Start(_files.Recipe("token-classification", _files.Write("zh.conll", text), null, "m"));
        Assert.Equal(("none", true), (outcome.Recipe.Model.CharacterFeatures, outcome.Recipe.Model.Bigrams));
        Assert.Equal((5, 0.3), (outcome.Recipe.Model.EnsembleSize, outcome.Recipe.Training.MentionReplacement));
        using var pipeline = TokenClassificationPipeline.Load(outcome.ModelFolder);
        Assert.Equal(["李华", "北京"], pipeline.Recognize("李华住北京").Entities.Select(entity => entity.Text));
    }

    [Theory]
    [InlineData("a\tO\nb\n\nc\tB-X\n", "bad.conll:2")]
    [InlineData("a\tO\nb\t\n\nc\tB-X\n", "bad.conll:2")]
    [InlineData("a\tO\nb\tO\n\n", "one tag only")]
    public void Broken_files_are_named_with_their_line(string text, string message)
    {
        var recipe = _files.Recipe("token-classification", _files.Write("bad.conll", text), null, "m");
        recipe.Data.DevFraction = 0;
        Assert.Contains(message, Assert.Throws<DataFormatException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_files.File("m")));
    }

    [Fact]
    public void A_file_without_tags_is_named()
    {
        var recipe = _files.Recipe("token-classification", _files.Write("rows.tsv", "label\ttext\nx\tone two\ny\tthree\n"), null, "m");
        Assert.Contains("rows.tsv:2", Assert.Throws<DataFormatException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"tokens":["a","b"],"slots":["O"],"intent":"x"}""", "1 tags for 2 tokens")]
    [InlineData("""{"tokens":["a","b"],"slots":["O","B-X"]}""", "label for the whole row")]
    public void Broken_rows_of_intents_and_slots_are_named_with_their_line(string row, string message)
    {
        const string Good = """{"tokens":["a","b"],"slots":["O","B-X"],"intent":"x"}""";
        var recipe = _files.Recipe("intent-slot", _files.Write("bad.jsonl", $"{Good}\n{Good}\n{row}\n"), null, "m");
        var error = Assert.Throws<DataFormatException>(() => TrainingRun.Start(recipe)).Message;
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains("bad.jsonl:3", error, StringComparison.Ordinal);
    }
}

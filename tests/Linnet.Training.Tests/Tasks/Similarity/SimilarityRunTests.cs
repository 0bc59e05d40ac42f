using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Evaluations;
using Linnet.Training.Runs;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Tasks.Similarity;

public sealed class SimilarityRunTests : IDisposable
{
    private readonly PairFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("auto", null, 0.9)]
    [InlineData("similarity-features", null, 0.9)]
    [InlineData("bag-of-vectors", "bi-encoder", 0.8)]
    [InlineData("textcnn", "bi-encoder", 0.6)]
    [InlineData("bilstm", "bi-encoder", 0.6)]
    [InlineData("bert", "bi-encoder", 0.6)]
    [InlineData("textcnn", "cross-encoder", 0.4)]
    [InlineData("bert", "cross-encoder", -0.5)] // so few pairs do not teach it; its folder must give the same scores
    public void Every_model_learns_what_is_alike_and_its_folder_gives_the_same_scores(string model, string? scoring, double least)
    {
        var (train, dev) = (_files.WriteTsv("train.tsv", 1, 300), _files.WriteTsv("dev.tsv", 2, 60));
        var recipe = _files.Recipe(model, train, dev, "m");
        recipe.Model.Scoring = scoring;
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics[MetricNames.Spearman], least, 1);

        // Networks keep the epoch that is best on dev; the others look at the training rows alone.
        Assert.Equal(model is not ("auto" or "similarity-features"), outcome.DevChooses);
        Assert.Equal(ModelTask.SentenceSimilarity, ModelTask.Of(outcome.ModelFolder));
        var measured = ModelEvaluation.Run(outcome.ModelFolder, dev, new DataFileOptions(), _ => { });
        Assert.Equal(outcome.Dev.Metrics[MetricNames.Spearman], measured.Metrics[MetricNames.Spearman], 6);
        using var scorer = PairScorer.Load(outcome.ModelFolder);
        Assert.Equal(new ScoreRange(0, 5), scorer.Range);
        Assert.InRange(scorer.Score("river piano lemon tiger", "river piano lemon tiger"), 0, 5);
    }

    [Fact]
    public void Chinese_is_read_without_spaces()
    {
        var recipe = _files.Recipe("auto", _files.WriteTsv("train.tsv", 1, 300, chinese: true), null, "m");
        var outcome = TrainingRun.Start(recipe);
        Assert.True(outcome.DevChooses);
        using var scorer = PairScorer.Load(outcome.ModelFolder);
        Assert.True(scorer.Score("山水火木", "山水火木") > scorer.Score("山水火木", "花鸟鱼虫") + 2);
        Assert.Contains("- zh", File.ReadAllText(Path.Combine(outcome.ModelFolder, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_that_belong_together_are_enough_for_the_contrastive_loss()
    {
        var positives = PairFiles.Pairs(3, 600, chinese: false).Where(pair => pair.Score > 3).Select(pair => $"{{\"text1\":\"{pair.First}\",\"text2\":\"{pair.Second}\"}}\n");
        var recipe = _files.Recipe("bag-of-vectors", _files.Write("pairs.jsonl", string.Concat(positives)), _files.WriteTsv("dev.tsv", 2, 60), "m");
        recipe.Training.Loss = "contrastive";
        Assert.InRange(TrainingRun.Start(recipe).Dev!.Metrics[MetricNames.Spearman], 0.7, 1);
    }

    [Fact]
    public void Json_lines_are_read_too()
    {
        var recipe = _files.Recipe("bag-of-vectors", _files.WriteJson("train.jsonl", 1, 300), null, "m");
        Assert.InRange(TrainingRun.Start(recipe).Dev!.Metrics[MetricNames.Pearson], 0.7, 1);
    }

    [Theory]
    [InlineData("score\ttext1\ttext2\n5\ta\tb\nhigh\ta\tc\n", "train.tsv:3: the score 'high' is no number")]
    [InlineData("score\ttext1\ttext2\n5\ta\tb\n1\t\tc\n", "train.tsv:3: one of the two texts is empty")]
    [InlineData("score\ttext1\ttext2\n5\ta\tb\n5\tb\tc\n5\tb\td\n", "the same score in every row")]
    [InlineData("label\ttext\n1\ta b\n2\tb c\n", "no column with a second text")]
    public void A_file_that_cannot_be_used_says_where_and_why(string text, string expected)
    {
        var recipe = _files.Recipe("similarity-features", _files.Write("train.tsv", text), null, "m");
        recipe.Data.DevFraction = 0;
        var error = Assert.Throws<DataFormatException>(() => TrainingRun.Start(recipe));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_files.File("m")));
    }

    [Fact]
    public void A_run_that_was_stopped_ends_with_the_same_weights()
    {
        var train = _files.WriteTsv("train.tsv", 1, 200);
        byte[] Weights(string output, bool stop)
        {
            var recipe = _files.Recipe("bag-of-vectors", train, null, output);
            recipe.Training.Epochs = 2;
            if (stop)
            {
                using var interruption = new CancellationTokenSource();
                Assert.Throws<OperationCanceledException>(() => TrainingRun.Start(recipe, new Stopper(interruption, "bag-of-vectors", 9), cancellation: interruption.Token));
            }

            return File.ReadAllBytes(Path.Combine(TrainingRun.Start(recipe, resume: stop).ModelFolder, "model.safetensors"));
        }

        Assert.Equal(Weights("whole", stop: false), Weights("stopped", stop: true));
    }
}

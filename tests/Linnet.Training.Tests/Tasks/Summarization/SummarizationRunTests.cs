using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Evaluations;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.Summarization;

namespace Linnet.Training.Tests.Tasks.Summarization;

/// <summary>From texts with summaries to a model folder that shortens.</summary>
public sealed class SummarizationRunTests : IDisposable
{
    private static readonly string[] Names = ["Ann", "Bob", "Eve", "Tom", "Kim", "Lee"], Things = ["a lamp", "a coat", "two books", "tea", "a kettle"];
    private static readonly string[] Fillers = ["The sky was grey.", "Birds sat on the roof.", "It rained a little.", "Nobody spoke."];

    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-summaries-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("sentence-scorer", 0.9)]
    [InlineData("rnn-seq2seq", 0.6)]
    public void A_summariser_is_trained_measured_and_asked(string model, double least)
    {
        var recipe = Recipe(model);
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics[MetricNames.RougeL], least, 1);
        Assert.Equal(ModelTask.Summarization, ModelTask.Of(recipe.Output!));
        using (var pipeline = SummarizationPipeline.Load(recipe.Output!))
            Assert.Contains("bought", pipeline.Summarize("Birds sat on the roof. Kim bought a coat. Nobody spoke.").Text, StringComparison.Ordinal);
        var report = ModelEvaluation.Run(recipe.Output!, recipe.Data.Dev!, new DataFileOptions(), _ => { });
        Assert.Equal(outcome.Dev.Metrics[MetricNames.Rouge2], report.Metrics[MetricNames.Rouge2], 1e-9);

        var second = Recipe(model);
        (second.Output, second.Model.From, second.Training.LearningRate, second.Training.Epochs) = (Path.Combine(_folder, "second"), recipe.Output, 1e-7, 1);
        Assert.Equal(report.Metrics[MetricNames.RougeL], TrainingRun.Start(second).Dev!.Metrics[MetricNames.RougeL], 0.05);
    }

    [Fact]
    public void Textrank_learns_only_how_many_sentences_there_are()
    {
        var recipe = Recipe("textrank");
        var outcome = TrainingRun.Start(recipe);
        Assert.True(outcome.Dev!.Metrics.ContainsKey(MetricNames.Rouge1));
        using var pipeline = SummarizationPipeline.Load(recipe.Output!);
        Assert.Single(pipeline.Summarize("One bird sang. One bird flew. A cat slept.").Text.Split('\n'));
        Assert.False(File.Exists(Path.Combine(recipe.Output!, ModelFolder.WeightsFile)));
    }

    [Fact]
    public void The_oracle_takes_what_raises_rouge_and_no_more()
    {
        string[] sentences = ["It rained.", "Ann bought a lamp.", "She paid ten euros.", "Birds sang."];
        Assert.Equal([0, 1, 1, 0], ExtractiveOracle.Label(sentences, "Ann bought a lamp and paid ten euros.", 3, new RougeOptions()));
        Assert.Equal([0, 1, 0, 0], ExtractiveOracle.Label(sentences, "Ann bought a lamp and paid ten euros.", 1, new RougeOptions()));
        Assert.Equal([0, 0, 0, 0], ExtractiveOracle.Label(sentences, "xyz", 3, new RougeOptions()));
    }

    private Recipe Recipe(string model)
    {
        var recipe = new Recipe { Task = "summarization", Output = Path.Combine(_folder, "model"), Threads = 1 };
        (recipe.Data.Train, recipe.Data.Dev) = (Write("train.tsv", 0, 300), Write("dev.tsv", 1000, 30));
        recipe.Tokenizer.MinFrequency = 1;
        recipe.Tokenizer.Type = "word";
        (recipe.Model.Type, recipe.Model.HiddenSize, recipe.Model.EmbeddingSize, recipe.Model.Dropout) = (model, 32, 32, 0);
        (recipe.Training.Epochs, recipe.Training.BatchSize, recipe.Training.LearningRate) = (10, 10, model == "rnn-seq2seq" ? 1e-2 : 5e-3);
        return recipe;
    }

    /// <summary>One sentence of each text matters, and its words are the summary.</summary>
    private string Write(string name, int first, int count)
    {
        var rows = Enumerable.Range(first, count).Select(i =>
        {
            var core = $"{Names[i % 6]} bought {Things[i * 7 / 3 % 5]}.";
            var sentences = Enumerable.Range(0, 2).Select(k => Fillers[(i + (k * (1 + (i % 3)))) % 4]).ToList();
            sentences.Insert(i % 3, core);
            return $"{string.Join(' ', sentences)}\t{core}";
        });
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, "article\tsummary\n" + string.Join('\n', rows) + "\n");
        return path;
    }
}

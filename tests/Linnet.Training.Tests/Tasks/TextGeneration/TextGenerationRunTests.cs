using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Chat;
using Linnet.Models.Pipelines;
using Linnet.Training.Evaluations;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tests.Tasks.TextGeneration;

/// <summary>From a file of running text to a model folder that continues it.</summary>
public sealed class TextGenerationRunTests : IDisposable
{
    private const string Line = "the quick brown fox jumps over the lazy dog\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-generation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("gpt2", "char")]
    [InlineData("llama", "bpe")]
    [InlineData("lstm-lm", "char")]
    public void A_model_learns_a_text_and_continues_it(string type, string tokenizer)
    {
        var recipe = Recipe(type, tokenizer);
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics[MetricNames.Loss], 0, 0.5);
        Assert.Equal(Math.Exp(outcome.Dev.Metrics[MetricNames.Loss]), outcome.Dev.Metrics[MetricNames.Perplexity], 1e-9);

        using (var pipeline = TextGenerationPipeline.Load(recipe.Output!))
        {
            Assert.True(pipeline.Defaults.DoSample);
            var text = pipeline.Generate("the quick brown", pipeline.Defaults with { DoSample = false, MaxNewTokens = 40 }).Text;
            Assert.StartsWith(" fox jumps over", text, StringComparison.Ordinal);
        }

        var report = ModelEvaluation.Run(recipe.Output!, recipe.Data.Train!, new DataFileOptions(), _ => { });
        Assert.InRange(report.Metrics[MetricNames.BitsPerCharacter], 0, 1);
    }

    [Fact]
    public void A_run_may_start_from_a_model()
    {
        var first = Recipe("gpt2", "char");
        TrainingRun.Start(first);
        var second = Recipe("gpt2", "char");
        (second.Output, second.Model.From, second.Training.MaxSteps) = (Path.Combine(_folder, "second"), first.Output, 1);
        second.Training.LearningRate = 1e-6;
        Assert.InRange(TrainingRun.Start(second).Dev!.Metrics[MetricNames.Loss], 0, 0.5);
    }

    [Fact]
    public void Conversations_are_learnt_by_the_template_that_the_model_is_asked_with()
    {
        var recipe = Recipe("gpt2", "char");
        recipe.Data.Train = Path.Combine(_folder, "talk.jsonl");
        string[] dialogue = ["{\"turns\":[\"hello\",\"good day\",\"who are you\",\"a fox\"]}", "{\"turns\":[\"who are you <|end|>\",\"a fox\"]}"];
        File.WriteAllLines(recipe.Data.Train, Enumerable.Range(0, 100).Select(i => dialogue[i % 2]));
        recipe.Data.Dev = recipe.Data.Train;
        recipe.Training.MaxSteps = 400;
        TrainingRun.Start(recipe);
        using var pipeline = TextGenerationPipeline.Load(recipe.Output!);
        var conversation = new Conversation(pipeline);
        var greedy = pipeline.Defaults with { DoSample = false, MaxNewTokens = 20 };
        Assert.Equal("good day", conversation.Say("hello", greedy));
        Assert.Equal("a fox", conversation.Say("who are you", greedy));
        for (var i = 0; i < 10; i++) conversation.Say("who are you", greedy);
        Assert.InRange(conversation.Forgotten, 2, 100);
    }

    [Fact]
    public void A_tokeniser_that_loses_text_is_refused() => Assert.Contains(
        "tokenizer.type", Assert.Throws<ConfigurationException>(() => TrainingRun.Start(Recipe("gpt2", "word"))).Message, StringComparison.Ordinal);

    private Recipe Recipe(string type, string tokenizer)
    {
        var text = Path.Combine(_folder, "text.txt");
        File.WriteAllText(text, string.Concat(Enumerable.Repeat(Line, 100)));
        var recipe = new Recipe { Task = "text-generation", Output = Path.Combine(_folder, "model") };
        recipe.Data.Train = text;
        recipe.Data.MaxLength = 24;
        recipe.Tokenizer.Type = tokenizer;
        recipe.Tokenizer.VocabularySize = 280;
        (recipe.Model.Type, recipe.Model.HiddenSize, recipe.Model.EmbeddingSize, recipe.Model.NumHiddenLayers) = (type, 32, 32, 2);
        (recipe.Training.MaxSteps, recipe.Training.LearningRate, recipe.Training.BatchSize) = (200, 1e-2, 8);
        return recipe;
    }
}

using Linnet.Data;
using Linnet.Models.Pipelines;
using Linnet.Tensors.Autograd;
using Linnet.Training.Evaluations;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.Prompts;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Tasks.Prompts;

/// <summary>A masked language model from plain text, asked by prompts and tuned with one.</summary>
public sealed class PromptRunTests : IDisposable
{
    private static readonly string[] Good = ["great", "lovely", "excellent", "wonderful", "superb"];

    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Gaps_are_filled_and_texts_labelled_without_a_label_ever_seen()
    {
        Pretrain();
        using (var pipeline = FillMaskPipeline.Load(_files.File("base")))
        {
            var gap = Assert.Single(pipeline.Fill("the phone number 8 is [MASK]", top: 4));
            Assert.Equal(4, gap.Count);
            Assert.True(gap[0].Score >= gap[1].Score);
            Assert.Equal($"the phone number 8 is {gap[0].Token}", gap[0].Text);
            Assert.Equal(gap, pipeline.Fill("the phone number 8 is <mask>", top: 4)[0]);
            Assert.Equal(2, pipeline.Fill("the [MASK] number 8 is [MASK]", top: 1).Count);
            Assert.Contains("[MASK]", pipeline.Fill("the [MASK] number 8 is [MASK]", top: 1)[0][0].Text, StringComparison.Ordinal);
            Assert.Contains("has no [MASK]", Assert.Throws<ConfigurationException>(() => pipeline.Fill("no gap")).Message, StringComparison.Ordinal);
        }

        using var zeroShot = ZeroShotClassificationPipeline.Load(_files.File("base"), [("the lamp number 3 is lovely", "good")]);
        var prompt = new Prompt(["good", "bad"], "{text} so it is {label}", Prompt.ParseWords(["good=great/superb", "bad=awful"]));
        var scores = zeroShot.Classify("the book is new", prompt);
        Assert.Equal(1, scores.Sum(score => score.Score), 1e-4);
        Assert.True(scores[0].Score >= scores[1].Score);
        Assert.Contains("name them", Assert.Throws<ConfigurationException>(() => zeroShot.Classify("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prompt_is_tuned_through_the_head_of_masked_language_modelling()
    {
        Pretrain();
        var recipe = _files.Recipe("auto", "tuned");
        (recipe.Task, recipe.Model.From, recipe.Prompt.Template) = ("zero-shot-classification", _files.File("base"), "{text} , that is {label}");
        recipe.Prompt.Verbalizer = ["positive=great", "negative=awful"];
        (recipe.Training.Epochs, recipe.Training.LearningRate) = (15, 3e-3);
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics["accuracy"], 0.8, 1);
        var measured = ModelEvaluation.Run(recipe.Output!, recipe.Data.Dev!, new DataFileOptions(), _ => { });
        Assert.Equal(outcome.Dev.Metrics["accuracy"], measured.Metrics["accuracy"], 1e-9);
        using var pipeline = ZeroShotClassificationPipeline.Load(recipe.Output!);
        Assert.Equal("{text} , that is {label}", pipeline.Prompt!.Template);
        Assert.Equal(["awful"], pipeline.Prompt.Words[pipeline.Prompt.Labels.ToList().IndexOf("negative")]);
        Assert.Equal("positive", pipeline.Classify($"the phone number 8 is {Good[3]}")[0].Label);
        using var body = FillMaskPipeline.Load(recipe.Output!);
        Assert.NotEmpty(body.Fill("the [MASK] is great"));
    }

    [Fact]
    public void What_is_learnt_is_what_is_asked_for_words_of_any_number_of_tokens()
    {
        Pretrain();
        using var pipeline = FillMaskPipeline.Load(_files.File("base"));
        var prompt = new Prompt(["a", "b", "c"], "{text} , that is {label} today", Prompt.ParseWords(["a=awful terrible", "b=great", "c=superb phone"]));
        var gaps = new PromptGaps(pipeline, prompt);
        string[] texts = ["the phone number 8 is great", "the lamp is awful"];
        using var scope = TensorScope.Inference();
        var scores = gaps.Scores([.. texts.Select(text => gaps.Left(prompt.Around(text).Before))]);
        using var scorer = new MaskedWordScorer(pipeline, owns: false);
        for (var row = 0; row < texts.Length; row++)
        {
            var (before, after) = prompt.Around(texts[row]);
            var asked = scorer.Score(before, after, ["awful terrible", "great", "superb phone"]);
            for (var label = 0; label < 3; label++) Assert.Equal(asked[label], scores.Data[(row * 3) + label], 1e-4);
        }
    }

    [Theory]
    [InlineData("no places", "expected {text} and behind it {label}")]
    [InlineData("{label} before {text}", "expected {text} and behind it {label}")]
    public void A_template_needs_its_places(string template, string problem) =>
        Assert.Contains(problem, Assert.Throws<ConfigurationException>(() => new Prompt(["a", "b"], template)).Message, StringComparison.Ordinal);

    [Fact]
    public void Words_need_their_label()
    {
        Assert.Contains("there is no label 'c'", Assert.Throws<ConfigurationException>(() => new Prompt(["a", "b"], null, Prompt.ParseWords(["c=x"]))).Message, StringComparison.Ordinal);
        Assert.Contains("'broken' cannot be used", Assert.Throws<ConfigurationException>(() => Prompt.ParseWords(["broken"])).Message, StringComparison.Ordinal);
        var recipe = _files.Recipe("bert", "m");
        recipe.Task = "zero-shot-classification";
        Assert.Contains("name its folder with --from", Assert.Throws<ConfigurationException>(() => TrainingRun.Start(recipe)).Message, StringComparison.Ordinal);
    }

    private void Pretrain()
    {
        var recipe = new Recipe { Task = "fill-mask", Output = _files.File("base") };
        recipe.Data.Train = _files.File("corpus.txt");
        File.WriteAllText(recipe.Data.Train, string.Concat(RunFiles.Rows(0, 160).Select(row => $"{row.Text} , that is {(Good.Any(word => row.Text.EndsWith(word, StringComparison.Ordinal)) ? "great" : "awful")}\n")));
        (recipe.Data.MaxLength, recipe.Pretraining.LineByLine, recipe.Training.Epochs, recipe.Training.BatchSize) = (32, true, 10, 8);
        (recipe.Model.HiddenSize, recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads) = (32, 1, 2);
        TrainingRun.Start(recipe);
    }
}

using Linnet.Data;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Evaluations;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.Prompts;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Tasks.Prompts;

/// <summary>Language models that were never tuned for labels, measured by a prompt.</summary>
public sealed class PromptEvaluationTests : IDisposable
{
    private static readonly PromptOptions Asked = new() { Template = "{text} , that is {label}", Verbalizer = ["positive=great/lovely", "negative=awful"] };

    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_masked_model_is_measured_on_the_labels_of_the_file()
    {
        var data = _files.Write("test.tsv", RunFiles.Rows(200, 30));
        var notes = new List<string>();
        var report = ModelEvaluation.Run(Masked(), data, new DataFileOptions(), Asked, notes.Add);
        Assert.Contains(notes, note => note.Contains("its 2 labels (negative, positive)", StringComparison.Ordinal));
        using var pipeline = ZeroShotClassificationPipeline.Load(_files.File("masked"));
        var prompt = new Prompt(["negative", "positive"], Asked.Template, Prompt.ParseWords(Asked.Verbalizer));
        var right = RunFiles.Rows(200, 30).Count(row => pipeline.Classify(row.Text, prompt)[0].Label == row.Label);
        Assert.Equal(right / 30.0, report.Metrics["accuracy"], 1e-9);
        Assert.Contains("macro_f1", report.Metrics.Keys);
        ModelEvaluation.AddToCard(_files.File("masked"), data, report, "zero-shot-classification");
        Assert.Contains("type: zero-shot-classification", File.ReadAllText(_files.File("masked/README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_in_the_way_is_said_in_one_line()
    {
        var data = _files.Write("test.tsv", RunFiles.Rows(200, 30));
        var masked = Masked();
        var notes = new List<string>();
        ModelEvaluation.Run(masked, data, new DataFileOptions(), Asked with { Verbalizer = ["positive=great lovely", "negative=awful"] }, notes.Add);
        Assert.Contains(notes, note => note.Contains("'great lovely' is not one token but 2 (great, lovely)", StringComparison.Ordinal));

        Refused("{other} in '{text} {other} {label}' is not known; the places are {text} and {label}", Asked with { Template = "{text} {other} {label}" });
        Refused("expected {text} and behind it {label}", Asked with { Template = "{text} {label} {text}" });
        Refused("expected {text} and behind it {label}", Asked with { Template = "{text} {label} {label}" });
        Refused("'great' stands for more than one label", Asked with { Verbalizer = ["positive=great", "negative=awful/great"] });
        Refused("has pieces that the model does not know ([UNK])", Asked with { Verbalizer = ["positive=好", "negative=awful"] });
        Refused("1 labels were given (positive); expected two or more", new PromptOptions { Labels = ["positive"] });
        Refused("unknown label 'positive'", new PromptOptions { Labels = ["good", "bad"] });
        Refused("there is no file to take examples from; name one with --shots-from", Asked with { ShotCount = 2 });
        Refused("expected 1 or more examples", Asked with { ShotCount = 0, ShotsFrom = data });
        Refused("has 0 rows with the label 'negative', but 2 of each label", Asked with { ShotCount = 2, ShotsFrom = Lines("lacking.tsv", "positive\tgood\npositive\tfine\n") });
        Refused("lacking.tsv:3: the label 'mixed' is not among those", Asked with { ShotCount = 1, ShotsFrom = Lines("lacking.tsv", "positive\tgood\nmixed\tfine\n") });
        Refused("has no labels to choose from", Asked, Lines("unlabelled.tsv", "\tgood\n\tfine\n\tnone\n"), new DataFileOptions { LabelColumn = "label" });

        var tokenizer = Path.Combine(masked, "tokenizer.json");
        File.WriteAllText(tokenizer, File.ReadAllText(tokenizer).Replace("[MASK]", "[HIDE]", StringComparison.Ordinal));
        Refused("has no token for a mask", Asked);
        File.Delete(Path.Combine(masked, "linnet.json"));
        var config = Path.Combine(masked, "config.json");
        File.WriteAllText(config, File.ReadAllText(config).Replace("ForMaskedLM", "ForSequenceClassification", StringComparison.Ordinal));
        Refused("holds a model for text-classification; a ZeroShotClassificationPipeline needs one for", Asked);

        void Refused(string problem, PromptOptions asked, string? file = null, DataFileOptions? options = null)
        {
            var message = Assert.ThrowsAny<LinnetException>(() => ModelEvaluation.Run(masked, file ?? data, options ?? new DataFileOptions(), asked, _ => { })).Message;
            Assert.Contains(problem, message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
        }
    }

    [Fact]
    public void A_causal_model_scores_words_by_what_follows_them_after_the_shots()
    {
        var folder = Causal();
        var train = _files.Write("shots.tsv", RunFiles.Rows(0, 40));
        var options = Asked with { ShotsFrom = train, ShotCount = 1, Labels = ["positive", "negative"], Verbalizer = ["positive=great lovely", "negative=awful"] };
        var prompt = options.Resolve(null);
        var shots = options.Shots(prompt.Labels);
        using var pipeline = ZeroShotClassificationPipeline.Load(folder, shots);
        using var model = TextGenerationPipeline.Load(folder);
        var shown = string.Concat(shots.Select(shot => $"{shot.Text} , that is {(shot.Label == "positive" ? "great lovely" : "awful")}\n"));
        var scores = prompt.Words.Select(words => Score($"{shown}the lamp is new , that is", words[0]) - Score($"{shown} , that is", words[0])).ToArray();
        var expected = Math.Exp(scores[0]) / scores.Sum(Math.Exp);
        Assert.Equal(expected, pipeline.Classify("the lamp is new", prompt).Single(score => score.Label == "positive").Score, 1e-4);

        var data = _files.Write("test.tsv", RunFiles.Rows(200, 10));
        var report = ModelEvaluation.Run(folder, data, new DataFileOptions(), options, _ => { });
        var right = RunFiles.Rows(200, 10).Count(row => pipeline.Classify(row.Text, prompt)[0].Label == row.Label);
        Assert.Equal(right / 10.0, report.Metrics["accuracy"], 1e-9);

        // One word at a time over the whole text, nothing shared.
        double Score(string before, string word)
        {
            var (start, whole) = (model.Encode(before), model.Encode($"{before} {word}"));
            Assert.Equal(start, whole[..start.Length]);
            using var scope = TensorScope.Inference();
            var logits = model.Model.Forward(TokenBatch.FromRows([whole])).LogSoftmax();
            return Enumerable.Range(start.Length, whole.Length - start.Length).Average(i => (double)logits.Data[((i - 1) * logits.Shape[2]) + whole[i]]);
        }
    }

    [Fact]
    public void Shots_are_as_many_of_each_label_the_same_for_a_seed()
    {
        var path = _files.Write("shots.tsv", RunFiles.Rows(0, 40));
        string[] labels = ["negative", "positive"];
        var first = Shots.Draw(path, labels, 3, 7);
        Assert.Equal(first, Shots.Draw(path, labels, 3, 7));
        Assert.NotEqual(first, Shots.Draw(path, labels, 3, 8));
        Assert.All(labels, label => Assert.Equal(3, first.Count(shot => shot.Label == label)));
        Assert.Equal(6, first.Select(shot => shot.Text).Distinct().Count());
        Assert.All(first, shot => Assert.Contains((shot.Label, shot.Text), RunFiles.Rows(0, 40)));
        Assert.Equal(RunFiles.Rows(0, 40).Select(row => row.Text), Shots.Draw(path, labels, null, 7).Select(shot => shot.Text));
    }

    [Fact]
    public void A_caller_may_change_a_part_of_the_models_own_prompt()
    {
        var own = new Prompt(["a", "b"], "{text} : {label}", Prompt.ParseWords(["a=x/y"]));
        Assert.Same(own, new PromptOptions().Resolve(own));
        var other = new PromptOptions { Template = "{text} is {label}" }.Resolve(own);
        Assert.Equal(("{text} is {label}", 2), (other.Template, other.Words[0].Count));
        var labels = new PromptOptions { Labels = ["b", "c"], Verbalizer = ["c=z"] }.Resolve(own);
        Assert.Equal(("{text} : {label}", "b", "z"), (labels.Template, labels.Words[0][0], labels.Words[1][0]));
        Assert.Contains("name them (--labels", Assert.Throws<ConfigurationException>(() => new PromptOptions { Template = "{text} {label}" }.Resolve(null)).Message, StringComparison.Ordinal);
    }

    private string Lines(string name, string rows)
    {
        File.WriteAllText(_files.File(name), "label\ttext\n" + rows);
        return _files.File(name);
    }

    private string Masked()
    {
        var recipe = Base("fill-mask", "masked", "bert");
        recipe.Pretraining.LineByLine = true;
        TrainingRun.Start(recipe);
        return recipe.Output!;
    }

    private string Causal()
    {
        var recipe = Base("text-generation", "causal", "gpt2");
        (recipe.Tokenizer.Type, recipe.Tokenizer.VocabularySize, recipe.Data.MaxLength) = ("bpe", 400, 128);
        TrainingRun.Start(recipe);
        return recipe.Output!;
    }

    private Recipe Base(string task, string name, string type)
    {
        var recipe = new Recipe { Task = task, Output = _files.File(name) };
        recipe.Data.Train = _files.File("corpus.txt");
        File.WriteAllText(recipe.Data.Train, string.Concat(RunFiles.Rows(0, 160).Select(row => $"{row.Text} , that is {(row.Label == "positive" ? "great" : "awful")}\n")));
        (recipe.Model.Type, recipe.Data.MaxLength, recipe.Training.MaxSteps, recipe.Training.BatchSize) = (type, 32, 30, 8);
        (recipe.Model.HiddenSize, recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads) = (32, 1, 2);
        return recipe;
    }
}

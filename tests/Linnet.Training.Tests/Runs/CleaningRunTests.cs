using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Preparation;
using Linnet.Training.Runs;

namespace Linnet.Training.Tests.Runs;

/// <summary>What a recipe cleans is cleaned in training, kept in the folder, and cleaned in prediction.</summary>
public sealed class CleaningRunTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("linear")]
    [InlineData("fasttext")]
    [InlineData("textcnn")]
    [InlineData("ensemble")]
    public void A_text_with_markup_is_learnt_and_predicted_as_the_same_text_without_it(string model)
    {
        const string Text = "the lamp number 7 is wonderful";
        Train(model, "marked", Markup, "html", "spaces");
        Train(model, "plain", null);

        using var marked = TextClassifier.Load(_files.File("marked"));
        using var plain = TextClassifier.Load(_files.File("plain"));
        Assert.Equal(Predict(marked, Text), Predict(marked, Markup(Text)));
        Assert.Equal(Predict(plain, Text), Predict(marked, Markup(Text)));
        Assert.NotEqual(Predict(plain, Text), Predict(plain, Markup(Text)));
    }

    [Fact]
    public void The_dev_result_of_a_cleaning_run_is_that_of_its_folder()
    {
        var outcome = Train("linear", "m", Markup, "html");
        using var classifier = TextClassifier.Load(_files.File("m"));
        var right = RunFiles.Rows(80, 40).Count(row => classifier.Labels[Predict(classifier, Markup(row.Text)).Index().MaxBy(score => score.Item).Index] == row.Label);
        Assert.Equal(right / 40.0, outcome.Dev!.Metrics["accuracy"], 6);
    }

    [Fact]
    public void A_model_made_from_another_cleans_as_that_one_unless_told_otherwise()
    {
        Train("textcnn", "parent", Markup, "html", "urls");
        foreach (var (output, cleaning, strips) in new[] { ("child", null, true), ("bare", new[] { "none" }, false) })
        {
            var recipe = _files.Recipe("textcnn", output);
            recipe.Model.From = _files.File("parent");
            recipe.Data.Cleaning = cleaning;
            TrainingRun.Start(recipe);
            Assert.Equal(strips, ModelFolder.Open(_files.File(output)).ReadInfo().Cleaning?.StripHtml ?? false);
        }
    }

    [Fact]
    public void Rows_that_cleaning_leaves_empty_are_dropped()
    {
        var recipe = _files.Recipe("linear", "m");
        File.AppendAllText(recipe.Data.Train!, "positive\t<br/>\n");
        recipe.Data.Cleaning = ["html"];
        var data = PreparedData.Load(recipe, _ => { });
        Assert.Equal(80, data.TrainCount);
    }

    private static string Markup(string text) => $"<p class=\"x\">{text.Replace(" is ", " <b>is</b> ", StringComparison.Ordinal)}<br/></p>";

    private static float[] Predict(TextClassifier classifier, string text)
    {
        var scores = new float[classifier.Labels.Count];
        classifier.Predict([new TextInput(text, null)], scores);
        return scores;
    }

    private TrainingOutcome Train(string model, string output, Func<string, string>? change, params string[] cleaning)
    {
        var recipe = _files.Recipe(model, output, change);
        if (model == "ensemble") recipe.Model.Members = ["linear", "textcnn"];
        if (cleaning.Length > 0) recipe.Data.Cleaning = cleaning;
        return TrainingRun.Start(recipe);
    }
}

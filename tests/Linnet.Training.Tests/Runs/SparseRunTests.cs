using Linnet.Models.Pipelines;
using Linnet.Training.Preparation;
using Linnet.Training.Runs;
using Linnet.Training.Sparse;

namespace Linnet.Training.Tests.Runs;

/// <summary>A run streams its rows from the file, and its model is the one that the trainer makes of them in memory.</summary>
public sealed class SparseRunTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("|")]
    public void A_linear_run_ends_with_the_weights_of_the_trainer(string? separator)
    {
        var recipe = _files.Recipe("linear", "m");
        if (separator is not null)
        {
            recipe.Data.LabelSeparator = separator;
            _files.Write("train.tsv", RunFiles.Rows(0, 60).Select((row, i) => (i % 3 == 0 ? $"{row.Label}{separator}other" : row.Label, row.Text)));
        }

        TrainingRun.Start(recipe);
        var data = PreparedData.Load(recipe, _ => { });
        var rows = data.Train().ToList();
        int[][] labels = [.. rows.Select(data.LabelsOf)];
        Assert.Equal(labels, data.TrainLabels());
        var model = new LinearTrainer(new LinearTrainerOptions { Seed = recipe.Seed })
            .Fit([.. rows.Select(row => new TextInput(row.Text, row.Pair))], labels, data.Labels.Count, data.ProblemType);

        using var stored = TextClassifier.Load(_files.File("m"));
        TextInput[] inputs = [new("the lamp is great"), new("a broken coat")];
        var (expected, actual) = (new float[2 * data.Labels.Count], new float[2 * data.Labels.Count]);
        model.Predict(inputs, expected);
        stored.Predict(inputs, actual);
        Assert.Equal(expected, actual);
    }
}

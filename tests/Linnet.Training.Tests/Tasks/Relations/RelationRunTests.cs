using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Models.Relations;
using Linnet.Training.Evaluations;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tests.Tasks.Relations;

public sealed class RelationRunTests : IDisposable
{
    private static readonly string[] Things = ["fire", "flood", "storm", "damage", "engine", "wheel", "car", "house", "roof", "smoke"];

    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-relations-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("auto")]
    [InlineData("linear")]
    [InlineData("relation-cnn")]
    [InlineData("bert")]
    public void A_relation_and_its_direction_are_learnt(string model)
    {
        var dev = Write("dev.jsonl", 200, 40);
        var recipe = NewRecipe(model, Write("train.jsonl", 0, 160), dev);
        var outcome = TrainingRun.Start(recipe);
        Assert.InRange(outcome.Dev!.Metrics[MetricNames.MacroF1], 0.9, 1);
        Assert.Equal(ModelTask.RelationExtraction, ModelTask.Of(outcome.ModelFolder));
        Assert.Equal(recipe.Data.Train, outcome.Recipe.Data.Train);
        Assert.Equal(outcome.Dev.Metrics[MetricNames.MacroF1], ModelEvaluation.Run(outcome.ModelFolder, dev, new DataFileOptions(), _ => { }).Metrics[MetricNames.MacroF1], 9);
        using var pipeline = RelationExtractionPipeline.Load(outcome.ModelFolder);
        Assert.Equal("Cause(e1,e2)", pipeline.Extract("The storm has caused the damage here .", new EntitySpan(4, 9), new EntitySpan(25, 31)).Label);
        Assert.Equal("Cause(e2,e1)", pipeline.Extract(["The <e1>damage</e1> was caused by the <e2>storm</e2> here ."])[0].Label);
        Assert.Throws<ConfigurationException>(() => pipeline.Extract(["no entity here"]));
    }

    [Theory]
    [InlineData("{\"text\":\"a b\",\"head\":[0,1],\"tail\":[2,9],\"relation\":\"r\"}", "train.jsonl:2: tail [2, 9] is no part of the text, which has 3 characters")]
    [InlineData("{\"text\":\"a b\",\"head\":[0,2],\"tail\":[1,3],\"relation\":\"r\"}", ":2: head [0, 2] and tail [1, 3] overlap")]
    [InlineData("{\"text\":\"a b\",\"head\":0,\"tail\":[2,3],\"relation\":\"r\"}", ":2: the field 'head' is missing or no place")]
    [InlineData("{\"text\":\"a b\",\"head\":[0,1],\"tail\":[2,3]}", ":2: the field 'relation' is missing")]
    [InlineData("{\"text\":", ":2: not valid JSON")]
    public void A_broken_row_says_where_and_why(string row, string expected)
    {
        var path = Path.Combine(_folder, "train.jsonl");
        File.WriteAllText(path, "{\"text\":\"a b\",\"head\":[0,1],\"tail\":[2,3],\"relation\":\"r\"}\n" + row + "\n");
        var error = Assert.Throws<DataFormatException>(() => TrainingRun.Start(NewRecipe("linear", path, null)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.False(Directory.Exists(Path.Combine(_folder, "m")));
    }

    [Fact]
    public void Without_a_dev_file_the_held_out_rows_are_counted_as_relations()
    {
        var outcome = TrainingRun.Start(NewRecipe("relation-cnn", Write("train.jsonl", 0, 200), null));
        Assert.IsType<RelationReport>(outcome.Dev);
    }

    private Recipe NewRecipe(string model, string train, string? dev)
    {
        var recipe = new Recipe { Task = "relation-extraction", Output = Path.Combine(_folder, "m"), Threads = 1 };
        (recipe.Data.Train, recipe.Data.Dev, recipe.Model.Type) = (train, dev, model);
        (recipe.Model.EmbeddingSize, recipe.Model.HiddenSize, recipe.Model.NumFilters, recipe.Model.NumHiddenLayers, recipe.Model.NumAttentionHeads) = (16, 16, 8, 1, 2);
        (recipe.Training.Epochs, recipe.Training.BatchSize, recipe.Training.LearningRate, recipe.Model.Dropout) = (8, 8, 0.005, 0.1);
        if (model == "bert") (recipe.Training.Epochs, recipe.Training.LearningRate, recipe.Model.Dropout, recipe.Model.HiddenSize) = (40, 0.002, 0, 32);
        recipe.Training.Patience = 0;
        return recipe;
    }

    private string Write(string name, int first, int count)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, Enumerable.Range(first, count).Select(i =>
        {
            var (one, two) = (Things[i % 10], Things[((i / 10) + i + 3) % 10]);
            var (link, relation) = (i % 4) switch
            {
                0 => (" has caused the ", "Cause(e1,e2)"),
                1 => (" was caused by the ", "Cause(e2,e1)"),
                2 => (" is part of the ", "Part(e1,e2)"),
                _ => (" stands near the ", "Other"),
            };
            var tail = 4 + one.Length + link.Length;
            return $$"""{"text":"The {{one}}{{link}}{{two}} here .","head":[4,{{4 + one.Length}}],"tail":[{{tail}},{{tail + two.Length}}],"relation":"{{relation}}"}""";
        }));
        return path;
    }
}

using Linnet.Training.Recipes;

namespace Linnet.Training.Tests.Recipes;

public sealed class RecipeFileTests
{
    private const string Example = """
        task: text-classification
        seed: 7
        license: cc-by-4.0
        language: [en, zh]
        data:
          train: "a b.tsv"
          label_separator: "|"
          cleaning: [html, urls]
        model:
          type: textcnn
          filter_sizes: [2, 3]
          dropout: 0.25
        training:
          epochs: 3
        """;

    [Fact]
    public void Reads_values_of_every_kind()
    {
        var recipe = RecipeFile.Parse(Example, "recipe.yaml");
        Assert.Equal(7UL, recipe.Seed);
        Assert.Equal("a b.tsv", recipe.Data.Train);
        Assert.Equal("|", recipe.Data.LabelSeparator);
        Assert.Equal(["html", "urls"], recipe.Data.Cleaning);
        Assert.Equal("CC-BY-4.0", recipe.License);
        Assert.Equal(["en", "zh"], recipe.Language);
        Assert.Equal("textcnn", recipe.Model.Type);
        Assert.Equal([2, 3], recipe.Model.FilterSizes);
        Assert.Equal(0.25, recipe.Model.Dropout);
        Assert.Equal(3, recipe.Training.Epochs);
        Assert.Null(recipe.Training.BatchSize);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("- dash first")]
    [InlineData("quote \" and \\ and \t tab\u0085\u2028")]
    [InlineData("数据/训练.tsv")]
    [InlineData("true")]
    [InlineData("a: b # c")]
    public void A_written_recipe_reads_back_equal(string path)
    {
        var recipe = RecipeFile.Parse(Example, "recipe.yaml");
        recipe.Data.Dev = path;
        var again = RecipeFile.Parse(RecipeFile.ToYaml(recipe), "again");
        Assert.All(RecipeFields.All, field => Assert.Equal(field.Get(recipe), field.Get(again)));
    }

    [Theory]
    [InlineData("training:\n  epoch: 3", "r.yaml:2: there is no field 'training.epoch'; did you mean 'training.epochs'?")]
    [InlineData("seed: x", "r.yaml:1: seed: 'x' cannot be used; expected a whole number from 0.")]
    [InlineData("model:\n  type: cnn", "r.yaml:2: model.type: 'cnn' cannot be used; expected one of auto, ")]
    [InlineData("training:\n\n  epochs: [1]", "r.yaml:3: training.epochs: expected a single value.")]
    [InlineData("data:\n  cleaning: [html, glitter]", "r.yaml:2: data.cleaning: 'html,glitter' cannot be used; expected some of none, html, ")]
    [InlineData("license: Apache2", "r.yaml:1: license: 'Apache2' cannot be used; expected an SPDX identifier such as MIT, Apache-2.0 or CC-BY-4.0, or other. Did you mean Apache-2.0?")]
    [InlineData("language: english", "r.yaml:1: language: 'english' cannot be used; expected codes of two or three small letters")]
    [InlineData("model:\n  members: [linear, auto]", "r.yaml:2: model.members: 'linear,auto' cannot be used; expected some of linear, ")]
    [InlineData("- a", "r.yaml:1: a recipe is a mapping")]
    [InlineData("", "r.yaml: the recipe is empty")]
    [InlineData("a: b: c", "r.yaml:1: this is no valid YAML")]
    public void A_wrong_recipe_names_the_line_and_what_is_expected(string yaml, string message)
    {
        var error = Assert.Throws<DataFormatException>(() => RecipeFile.Parse(yaml, "r.yaml"));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Keys_and_flags_are_unique()
    {
        Assert.Equal(RecipeFields.All.Count, RecipeFields.All.Select(field => field.Key).Distinct().Count());
        Assert.Equal(RecipeFields.All.Count, RecipeFields.All.Select(field => field.Flag).Distinct().Count());
    }
}

using Linnet.Training.Recipes;

namespace Linnet.Training.Tests.Recipes;

public sealed class RecipeDocsTests
{
    [Fact]
    public void The_page_on_recipes_has_every_field_with_its_flag()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "recipe.md"));
        Assert.All(RecipeFields.All, field => Assert.Contains($"| `{field.Key}` | `{field.Flag}` | {field.Help} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_on_the_page_reads()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "recipe.md"));
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        var recipe = RecipeFile.Parse(page[start..page.IndexOf("```", start, StringComparison.Ordinal)], "docs/recipe.md");
        Assert.Equal("textcnn", recipe.Model.Type);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Linnet.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}

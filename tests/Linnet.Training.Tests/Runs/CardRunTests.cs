using Linnet.Training.Runs;

namespace Linnet.Training.Tests.Runs;

/// <summary>What a recipe says about the model stands in its card.</summary>
public sealed class CardRunTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(null, null, "license: other", "- en")]
    [InlineData("Apache-2.0", "de,fr", "license: apache-2.0", "- de\n- fr")]
    public void The_card_names_licence_and_languages(string? license, string? languages, string licenseLine, string languageLines)
    {
        var recipe = _files.Recipe("linear", "m");
        recipe.License = license;
        recipe.Language = languages?.Split(',');
        TrainingRun.Start(recipe);
        var card = File.ReadAllText(Path.Combine(_files.File("m"), "README.md")).ReplaceLineEndings("\n");
        Assert.Contains(licenseLine + "\n", card, StringComparison.Ordinal);
        Assert.Contains($"language:\n{languageLines}\n", card, StringComparison.Ordinal);
    }
}

using System.Text;

namespace Linnet.Models.Cards;

/// <summary>The readable part of a first card.</summary>
internal static class CardBody
{
    private const int MostLabels = 100;

    internal static string Write(CardFacts facts, string results)
    {
        var text = new StringBuilder();
        Line($"\n# {facts.Name}\n");
        Line(facts.Architecture is { } architecture
            ? $"A {facts.Kind} ({architecture}) made with Linnet.\n"
            : $"A {facts.Kind} made with Linnet.\n");
        if (facts.Labels.Count > 0) Line("## Labels\n");
        foreach (var (label, description) in facts.Labels.Take(MostLabels)) Line(description.Length == 0 ? $"- `{label}`" : $"- `{label}`: {description}");
        if (facts.Labels.Count > MostLabels) Line($"- ... and {facts.Labels.Count - MostLabels} more, in config.json");
        Line("\n## Use\n");
        Line("```csharp");
        foreach (var line in facts.Usage) Line(line.Replace("{0}", facts.Name, StringComparison.Ordinal));
        Line("```\n");
        Line("## Training\n");
        Line(facts.Training ?? "See linnet.json for the recipe, the seed and the data.");
        Line("\n## Results\n");
        Line(results);
        Line("## Limits\n");
        Line("It knows the kind of text that it was trained on. Check it on your own data before you rely on it.");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }
}

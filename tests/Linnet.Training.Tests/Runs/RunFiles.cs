using Linnet.Training.Recipes;

namespace Linnet.Training.Tests.Runs;

/// <summary>A temporary folder with small labelled files for whole runs.</summary>
public sealed class RunFiles : IDisposable
{
    private static readonly string[] Good = ["great", "lovely", "excellent", "wonderful", "superb"];
    private static readonly string[] Bad = ["awful", "terrible", "broken", "dreadful", "useless"];
    private static readonly string[] Things = ["phone", "table", "lamp", "coat", "kettle", "book", "chair", "bag"];

    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-run-").FullName;

    public string File(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Every ninth row has the wrong label, so that no model becomes certain of anything.</summary>
    internal static IEnumerable<(string Label, string Text)> Rows(int first, int count) => Enumerable.Range(first, count).Select(i =>
        ((i % 2 == 0) != (i % 9 == 0) ? "positive" : "negative", $"the {Things[i % 8]} number {i} is {(i % 2 == 0 ? Good : Bad)[i % 5]}"));

    /// <summary>Writes rows to <c>NAME</c>, their texts changed.</summary>
    internal string Write(string name, IEnumerable<(string Label, string Text)> rows, Func<string, string>? change = null)
    {
        System.IO.File.WriteAllText(File(name), "label\ttext\n" + string.Concat(rows.Select(row => $"{row.Label}\t{change?.Invoke(row.Text) ?? row.Text}\n")));
        return File(name);
    }

    /// <summary>A recipe for a small model of a kind, on 80 rows to learn from and 40 to choose on.</summary>
    internal Recipe Recipe(string model, string output, Func<string, string>? change = null)
    {
        var recipe = new Recipe { Output = File(output) };
        recipe.Data.Train = Write("train.tsv", Rows(0, 80), change);
        recipe.Data.Dev = Write("dev.tsv", Rows(80, 40), change);
        recipe.Model.Type = model;
        (recipe.Model.EmbeddingSize, recipe.Model.NumFilters, recipe.Model.HiddenSize) = (8, 4, 8);
        (recipe.Training.Epochs, recipe.Training.BatchSize) = (2, 16);
        return recipe;
    }
}

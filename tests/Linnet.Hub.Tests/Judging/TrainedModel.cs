using System.Text;
using Linnet.Hub.Tests.Diff;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Hub.Tests.Judging;

/// <summary>A small linear classifier that has learnt to tell praise from complaint; its labels have the form of markup.</summary>
internal static class TrainedModel
{
    internal const string Good = "<b>good</b>";
    internal const string Bad = "<script>bad</script>";

    private static readonly string[] GoodWords = ["great", "lovely", "excellent"];
    private static readonly string[] BadWords = ["awful", "terrible", "broken"];
    private static readonly Lazy<MemoryFiles> Trained = new(Train);

    /// <summary>Its folder.</summary>
    internal static MemoryFiles Files => Trained.Value;

    /// <summary>Rows that it gets right, but for one in eight.</summary>
    internal static string TestData { get; } = "label\ttext\n" + string.Concat(Rows(60, 16).Select((row, i) => $"{(i % 8 == 0 ? Other(row.Label) : row.Label)}\t{row.Text}\n"));

    private static IEnumerable<(string Label, string Text)> Rows(int first, int count) => Enumerable.Range(first, count)
        .Select(i => (i % 2 == 0 ? Good : Bad, $"the thing number {i} is {(i % 2 == 0 ? GoodWords : BadWords)[i / 2 % 3]}"));

    private static string Other(string label) => label == Good ? Bad : Good;

    private static MemoryFiles Train()
    {
        using var folder = new TemporaryFolder();
        var recipe = new Recipe { Output = folder.File("model") };
        recipe.Data.Train = folder.File("train.tsv");
        File.WriteAllText(recipe.Data.Train, "label\ttext\n" + string.Concat(Rows(0, 60).Select(row => $"{row.Label}\t{row.Text}\n")), new UTF8Encoding(false));
        recipe.Model.Type = "linear";
        TrainingRun.Start(recipe);
        var files = Directory.EnumerateFiles(recipe.Output, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".html", StringComparison.Ordinal) && !path.EndsWith(".jsonl", StringComparison.Ordinal));
        return new MemoryFiles([.. files.Select(path => (Path.GetRelativePath(recipe.Output, path).Replace('\\', '/'), File.ReadAllBytes(path)))]);
    }
}

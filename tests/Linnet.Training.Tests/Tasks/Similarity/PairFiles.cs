using System.Globalization;
using Linnet.Numerics;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tests.Tasks.Similarity;

/// <summary>A temporary folder with small files of pairs: texts of four words each, the more alike the more of them they share.</summary>
public sealed class PairFiles : IDisposable
{
    private static readonly string[] Words =
        ["river", "piano", "lemon", "tiger", "castle", "engine", "winter", "doctor", "market", "silver", "garden", "rocket", "pepper", "violin", "island", "basket"];

    private static readonly string[] Characters = [.. "山水火木金土日月人口手足花鸟鱼虫".Select(letter => letter.ToString())];

    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-pairs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal string File(string name) => Path.Combine(_folder, name);

    internal string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    internal string WriteTsv(string name, ulong seed, int count, bool chinese = false) => Write(name, "score\ttext1\ttext2\n" + string.Concat(
        Pairs(seed, count, chinese).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Score:F3}\t{pair.First}\t{pair.Second}\n"))));

    internal string WriteJson(string name, ulong seed, int count) => Write(name, string.Concat(Pairs(seed, count, chinese: false).Select(pair =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"sentence1":"{{pair.First}}","sentence2":"{{pair.Second}}","score":{{pair.Score:F3}}}""") + "\n")));

    internal Recipe Recipe(string model, string train, string? dev, string output)
    {
        var recipe = new Recipe { Task = "sentence-similarity", Output = File(output), Threads = 1 };
        (recipe.Data.Train, recipe.Data.Dev) = (train, dev);
        recipe.Model.Type = model;
        if (model is "auto" or "similarity-features") return recipe;
        (recipe.Model.EmbeddingSize, recipe.Model.HiddenSize, recipe.Model.NumFilters, recipe.Model.NumAttentionHeads, recipe.Model.NumHiddenLayers) = (16, 16, 16, 2, 1);
        (recipe.Training.Epochs, recipe.Training.BatchSize, recipe.Training.LearningRate, recipe.Model.Dropout, recipe.Model.EmbeddingDropout) = (8, 16, 0.01, 0, 0);
        return recipe;
    }

    internal static IEnumerable<(double Score, string First, string Second)> Pairs(ulong seed, int count, bool chinese)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < count; i++)
        {
            var shared = i % 5;
            var words = (string[])(chinese ? Characters : Words).Clone();
            random.Shuffle(words.AsSpan());
            var glue = chinese ? "" : " ";
            yield return (1.25 * shared, string.Join(glue, words[..4]), string.Join(glue, words[(4 - shared)..(8 - shared)]));
        }
    }
}

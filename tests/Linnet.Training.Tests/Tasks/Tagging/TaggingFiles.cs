using Linnet.Training.Recipes;

namespace Linnet.Training.Tests.Tasks.Tagging;

/// <summary>A temporary folder with small tagged files: after "in" or "to" stands a place, before "lives" or "goes" a person.</summary>
public sealed class TaggingFiles : IDisposable
{
    private static readonly string[] Names = ["John", "Mary", "Ann Lee", "Tom", "Ada King", "Bob"];
    private static readonly string[] Places = ["Berlin", "Paris", "New York", "Rome", "San Jose", "Oslo"];

    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-tagging-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal string File(string name) => Path.Combine(_folder, name);

    internal string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    internal string WriteConll(string name, int first, int count) => Write(name, string.Concat(
        Rows(first, count).Select(row => string.Concat(row.Words.Zip(row.Tags, (word, tag) => $"{word}\t{tag}\n")) + "\n")));

    internal string WriteJson(string name, int first, int count) => Write(name, string.Concat(Rows(first, count).Select(row =>
        $$"""{"tokens":[{{Quoted(row.Words)}}],"slots":[{{Quoted(row.Tags)}}],"intent":"{{row.Intent}}"}""" + "\n")));

    internal Recipe Recipe(string task, string train, string? dev, string output)
    {
        var recipe = new Recipe { Task = task, Output = File(output) };
        (recipe.Data.Train, recipe.Data.Dev) = (train, dev);
        (recipe.Model.EmbeddingSize, recipe.Model.HiddenSize, recipe.Model.NumFilters) = (16, 16, 8);
        (recipe.Training.Epochs, recipe.Training.BatchSize, recipe.Training.LearningRate) = (6, 8, 0.01);
        return recipe;
    }

    private static string Quoted(IEnumerable<string> words) => string.Join(',', words.Select(word => $"\"{word}\""));

    private static IEnumerable<(string[] Words, string[] Tags, string Intent)> Rows(int first, int count) => Enumerable.Range(first, count).Select(i =>
    {
        var (verb, link, intent) = i % 2 == 0 ? ("lives", "in", "stay") : ("goes", "to", "travel");
        var (name, place) = (Names[i % Names.Length].Split(' '), Places[i / 2 % Places.Length].Split(' '));
        string[] words = [.. name, verb, link, .. place, "today"];
        string[] tags = [.. Tags(name, "PER"), "O", "O", .. Tags(place, "LOC"), "O"];
        return (words, tags, intent);
    });

    private static IEnumerable<string> Tags(string[] words, string type) => words.Select((_, i) => $"{(i == 0 ? 'B' : 'I')}-{type}");
}

namespace Linnet.Training.Tests.Tasks.Sequences;

/// <summary>A language that is learnt in seconds: numbers by their words, in German and English.</summary>
internal static class NumberWords
{
    private static readonly string[] German = ["eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht"];
    private static readonly string[] English = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

    /// <summary>Pairs of two to four words.</summary>
    internal static IEnumerable<(string German, string English)> Pairs(int first, int count) => Enumerable.Range(first, count).Select(i =>
    {
        int[] digits = [i % 8, (i * 5 / 3) % 8, (i * 7 / 2) % 8, (i / 8) % 8];
        var words = digits[..(2 + (i % 3))];
        return (string.Join(' ', words.Select(word => German[word])), string.Join(' ', words.Select(word => English[word])));
    });

    /// <summary>Writes two parallel files and returns their names.</summary>
    internal static (string Source, string Target) Write(string folder, string name, int first, int count)
    {
        var pairs = Pairs(first, count).ToList();
        var (source, target) = (Path.Combine(folder, name + ".de"), Path.Combine(folder, name + ".en"));
        File.WriteAllLines(source, pairs.Select(pair => pair.German));
        File.WriteAllLines(target, pairs.Select(pair => pair.English));
        return (source, target);
    }
}

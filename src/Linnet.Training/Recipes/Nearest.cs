namespace Linnet.Training.Recipes;

/// <summary>Finds what a misspelt name was probably meant to be.</summary>
internal static class Nearest
{
    /// <summary>The choice that takes the fewest changes of a letter (Levenshtein 1966), whatever the case.</summary>
    /// <param name="text">As written.</param>
    /// <param name="choices">At least one.</param>
    internal static string To(string text, IEnumerable<string> choices) =>
        choices.MinBy(choice => EditDistance(choice.ToUpperInvariant(), text.ToUpperInvariant()))!;

    private static int EditDistance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            previous = row;
        }

        return previous[^1];
    }
}

namespace Linnet.Spelling;

/// <summary>Finds what a misspelt name was probably meant to be.</summary>
public static class NearestName
{
    /// <summary>The choice that takes the fewest changes of a letter, whatever the case; the first of several.</summary>
    /// <param name="text">As written.</param>
    /// <param name="choices">At least one.</param>
    public static string To(string text, IEnumerable<string> choices) => choices.MinBy(choice => Distance(text, choice))!;

    /// <summary>The nearest choice if it is near enough to be a slip of the hand: at most two letters in five changed; else null.</summary>
    /// <param name="text">As written.</param>
    /// <param name="choices">Any number.</param>
    public static string? Suggest(string text, IEnumerable<string> choices) =>
        choices.MinBy(choice => Distance(text, choice)) is { } nearest && 5 * Distance(text, nearest) <= 2 * Math.Max(text.Length, nearest.Length) ? nearest : null;

    private static int Distance(string text, string choice) => EditDistance.Between(choice.ToUpperInvariant(), text.ToUpperInvariant());
}

using System.Globalization;

namespace Linnet.Training.Recipes;

/// <summary>
/// One field of a recipe: its place in the file, its flag on the command line, what it means, and how it is read and written.
/// The table of all fields is what makes every flag one recipe field.
/// </summary>
public sealed class RecipeField
{
    private readonly Func<Recipe, string?> _get;
    private readonly Action<Recipe, string> _set;

    internal RecipeField(string key, string flag, string help, Func<Recipe, string?> get, Action<Recipe, string> set)
    {
        Key = key;
        Flag = flag;
        Help = help;
        _get = get;
        _set = set;
    }

    /// <summary>Place in the file, as in <c>training.batch_size</c>.</summary>
    public string Key { get; }

    /// <summary>Flag on the command line, as in <c>--batch-size</c>.</summary>
    public string Flag { get; }

    /// <summary>What it means, with its allowed values.</summary>
    public string Help { get; }

    /// <summary>Whether it is a list, written as a sequence in the file and with commas on the command line.</summary>
    public bool IsList { get; private init; }

    /// <summary>The value as text, or null where it is left open.</summary>
    /// <param name="recipe">To read from.</param>
    public string? Get(Recipe recipe) => _get(recipe);

    /// <summary>Sets the value from text.</summary>
    /// <param name="recipe">To write into.</param>
    /// <param name="text">As written in the file or on the command line.</param>
    /// <exception cref="ConfigurationException">The text is no value that this field can have.</exception>
    public void Set(Recipe recipe, string text) => _set(recipe, text);

    internal static RecipeField Text(string key, string flag, string help, Func<Recipe, string?> get, Action<Recipe, string> set) =>
        new(key, flag, help, get, (recipe, text) => set(recipe, text.Length > 0 ? text : throw Wrong(key, text, "a text that is not empty")));

    internal static RecipeField Choice(
        string key, string flag, string help, string[] choices, Func<Recipe, string?> get, Action<Recipe, string> set) =>
        new(key, flag, $"{help} One of: {string.Join(", ", choices)}.", get, (recipe, text) =>
            set(recipe, choices.Contains(text) ? text : throw Wrong(key, text, $"one of {string.Join(", ", choices)}")));

    internal static RecipeField Int(
        string key, string flag, string help, int least, int most, Func<Recipe, int?> get, Action<Recipe, int> set) =>
        new(key, flag, help, recipe => get(recipe)?.ToString(CultureInfo.InvariantCulture), (recipe, text) =>
            set(recipe, int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
                ? value
                : throw Wrong(key, text, $"a whole number from {least} to {most}")));

    internal static RecipeField Number(
        string key, string flag, string help, double least, double most, Func<Recipe, double?> get, Action<Recipe, double> set) =>
        new(key, flag, help, recipe => get(recipe)?.ToString("R", CultureInfo.InvariantCulture), (recipe, text) =>
            set(recipe, double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
                ? value
                : throw Wrong(key, text, FormattableString.Invariant($"a number from {least} to {most}"))));

    internal static RecipeField Flagged(string key, string flag, string help, Func<Recipe, bool?> get, Action<Recipe, bool> set) =>
        new(key, flag, help + " true or false.", recipe => get(recipe) is { } value ? value ? "true" : "false" : null, (recipe, text) =>
            set(recipe, text switch { "true" => true, "false" => false, _ => throw Wrong(key, text, "true or false") }));

    internal static RecipeField TextList(
        string key, string flag, string help, Func<Recipe, IReadOnlyList<string>?> get, Action<Recipe, IReadOnlyList<string>> set) =>
        new(key, flag, help, recipe => get(recipe) is { } list ? string.Join(",", list) : null, (recipe, text) =>
            set(recipe, text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        { IsList = true };

    internal static RecipeField ChoiceList(
        string key, string flag, string help, string[] choices, Func<Recipe, IReadOnlyList<string>?> get, Action<Recipe, IReadOnlyList<string>> set) =>
        CheckedList(
            key,
            flag,
            $"{help} Several with commas, of: {string.Join(", ", choices)}.",
            $"some of {string.Join(", ", choices)}, with commas between",
            choices.Contains,
            get,
            set);

    internal static RecipeField CheckedList(
        string key,
        string flag,
        string help,
        string expected,
        Func<string, bool> isAllowed,
        Func<Recipe, IReadOnlyList<string>?> get,
        Action<Recipe, IReadOnlyList<string>> set) =>
        TextList(key, flag, help, get, (recipe, parts) =>
            set(recipe, parts.Count > 0 && parts.All(isAllowed) ? parts : throw Wrong(key, string.Join(",", parts), expected)));

    internal static RecipeField IntList(
        string key, string flag, string help, Func<Recipe, IReadOnlyList<int>?> get, Action<Recipe, IReadOnlyList<int>> set) =>
        new(key, flag, help + " Several with commas.", recipe => get(recipe) is { } list ? string.Join(",", list) : null, (recipe, text) =>
            set(recipe, [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
                int.TryParse(part, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 1024
                    ? value
                    : throw Wrong(key, text, "whole numbers from 1 to 1024 with commas between"))]))
        { IsList = true };

    private static ConfigurationException Wrong(string key, string text, string expected) =>
        new($"{key}: '{text}' cannot be used; expected {expected}.");
}

using System.Text;
using Linnet.Text.Cleaning;

namespace Linnet.Training.Recipes;

/// <summary>The names by which a recipe chooses steps of text cleaning; a step that is not named is not done.</summary>
internal static class CleaningChoice
{
    private const string Nothing = "none";
    private const int MostRepeats = 3;

    private static readonly (string Name, Func<CleaningOptions, CleaningOptions> With)[] Steps =
    [
        (Nothing, options => options),
        ("html", options => options with { StripHtml = true }),
        ("control", options => options with { RemoveControlCharacters = true }),
        ("spaces", options => options with { CollapseWhiteSpace = true }),
        ("urls", options => options with { Urls = MatchAction.Replace }),
        ("emails", options => options with { Emails = MatchAction.Replace }),
        ("mentions", options => options with { Mentions = MatchAction.Replace }),
        ("repeats", options => options with { MaxRepeats = MostRepeats }),
        ("width", options => options with { FoldWidth = true }),
        ("lowercase", options => options with { LowerCase = true }),
        ("accents", options => options with { StripAccents = true }),
        ("nfc", options => options with { UnicodeForm = NormalizationForm.FormC }),
        ("nfkc", options => options with { UnicodeForm = NormalizationForm.FormKC }),
    ];

    /// <summary>All names, in the order in which the help shows them.</summary>
    internal static string[] Names => [.. Steps.Select(step => step.Name)];

    /// <summary>The options that do what the names say; null where that is nothing.</summary>
    /// <param name="names">Of <see cref="Names"/>.</param>
    internal static CleaningOptions? Options(IReadOnlyList<string> names)
    {
        if (names.All(name => name == Nothing)) return null;
        var bare = new CleaningOptions { RemoveControlCharacters = false, CollapseWhiteSpace = false };
        return names.Aggregate(bare, (options, name) => Steps.First(step => step.Name == name).With(options));
    }
}

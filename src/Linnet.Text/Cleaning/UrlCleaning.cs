namespace Linnet.Text.Cleaning;

/// <summary>Puts a text of one's choice in the place of every URL.</summary>
/// <param name="substitute">What stands in its place; a space to remove it.</param>
public sealed class UrlCleaning(string substitute) : ICleaningStep
{
    /// <inheritdoc/>
    public string Apply(string text) => MatchReplacement.Replace(text, new UrlMatcher(), substitute);
}

namespace Linnet.Text.Cleaning;

/// <summary>
/// Puts a text of one's choice in the place of every user mention: an <c>@</c> that follows no letter, digit or other
/// <c>@</c>, then letters of any script, digits, underscores and hyphens.
/// </summary>
/// <param name="substitute">What stands in its place; a space to remove it.</param>
public sealed class MentionCleaning(string substitute) : ICleaningStep
{
    /// <inheritdoc/>
    public string Apply(string text) => MatchReplacement.Replace(text, new MentionMatcher(), substitute);
}

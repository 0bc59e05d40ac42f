namespace Linnet.Text.Cleaning;

/// <summary>Puts a text of one's choice in the place of every e-mail address.</summary>
/// <param name="substitute">What stands in its place; a space to remove it.</param>
public sealed class EmailCleaning(string substitute) : ICleaningStep
{
    /// <inheritdoc/>
    public string Apply(string text) => MatchReplacement.Replace(text, new EmailMatcher(), substitute);
}

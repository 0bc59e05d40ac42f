using System.Globalization;

namespace Linnet.Hub.Objects;

/// <summary>Who made a commit and when, as git writes it; always in UTC.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">An address; it need not exist.</param>
/// <param name="When">To the second.</param>
internal sealed record Signature(string Name, string Email, DateTimeOffset When)
{
    /// <summary>The line without its keyword. Signs that git would not understand in a name are left out.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Clean(Name)} <{Clean(Email)}> {When.ToUnixTimeSeconds()} +0000");

    private static string Clean(string text) => string.Concat(text.Where(letter => letter is not ('<' or '>') && !char.IsControl(letter))).Trim();
}

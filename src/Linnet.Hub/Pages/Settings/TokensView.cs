using Linnet.Hub.Database;

namespace Linnet.Hub.Pages.Settings;

/// <summary>What the page of a user's tokens shows.</summary>
/// <param name="Tokens">The newest first.</param>
/// <param name="Created">The text of the one that was just made, shown this once.</param>
/// <param name="Error">What was wrong with the name of a new one.</param>
internal sealed record TokensView(IReadOnlyList<TokenRow> Tokens, string? Created = null, string? Error = null);

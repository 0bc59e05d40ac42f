using Linnet.Hub.Database;

namespace Linnet.Hub.Pages.Settings;

/// <summary>What the page of an account's settings shows.</summary>
/// <param name="User">Whose they are.</param>
/// <param name="MaySetPassword">The session may do all that the user may.</param>
internal sealed record AccountSettingsView(AccountRow User, bool MaySetPassword)
{
    internal string? CurrentError { get; init; }

    internal string? PasswordError { get; init; }
}

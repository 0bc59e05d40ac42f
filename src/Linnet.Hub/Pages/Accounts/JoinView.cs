namespace Linnet.Hub.Pages.Accounts;

/// <summary>What the page for making an account shows.</summary>
/// <param name="Name">The name that was tried.</param>
/// <param name="FullName">The full name that was tried.</param>
/// <param name="NameError">What is wrong with the name.</param>
/// <param name="PasswordError">What is wrong with the password.</param>
internal sealed record JoinView(string Name = "", string FullName = "", string? NameError = null, string? PasswordError = null);

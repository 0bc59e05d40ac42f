namespace Linnet.Hub.Pages.Accounts;

/// <summary>What the page for signing in shows.</summary>
/// <param name="Next">Where to go afterwards.</param>
/// <param name="IsFirstVisit">Nobody has a password yet.</param>
internal sealed record SignInView(string Next, bool IsFirstVisit)
{
    /// <summary>The name that was tried.</summary>
    internal string Name { get; init; } = string.Empty;

    /// <summary>What is wrong with name or password.</summary>
    internal string? Error { get; init; }

    /// <summary>What is wrong with the link that led here.</summary>
    internal string? LinkError { get; init; }

    /// <summary>What is wrong with the token.</summary>
    internal string? TokenError { get; init; }
}

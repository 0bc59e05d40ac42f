namespace Linnet.Hub.Safety;

/// <summary>What is kept of a request that changed something, or that was refused: who, what and how it ended. Never a credential, and no query, in which there may be one.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Request">The number that the client was told.</param>
/// <param name="Address">From where.</param>
/// <param name="User">Who; null for nobody known.</param>
/// <param name="Token">What the user has called the token.</param>
/// <param name="Method">How.</param>
/// <param name="Path">What for, without the query.</param>
/// <param name="Status">How it ended.</param>
internal sealed record AuditEntry(DateTimeOffset At, string Request, string? Address, string? User, string? Token, string Method, string Path, int Status);

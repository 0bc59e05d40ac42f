namespace Linnet.Hub;

/// <summary>The hub does not do what it was asked, and says why.</summary>
/// <param name="refusal">The kind, which decides about status and error code.</param>
/// <param name="message">One line for the person at the client.</param>
internal sealed class RefusedException(Refusal refusal, string message) : LinnetException(message)
{
    /// <summary>The kind of refusal.</summary>
    internal Refusal Refusal { get; } = refusal;

    /// <summary>The commit at which something was looked for and not found: clients keep the absence with it.</summary>
    internal string? Commit { get; init; }

    /// <summary>After which time it is worth trying again.</summary>
    internal TimeSpan? Wait { get; init; }

    /// <summary>The address of what is there already.</summary>
    internal string? Existing { get; init; }
}

namespace Linnet;

/// <summary>A model hub cannot be reached, refuses, or answers with something else than was asked for.</summary>
public sealed class HubException : LinnetException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One line: what was asked of which hub, what went wrong, what to do.</param>
    /// <param name="innerException">The cause, if any.</param>
    public HubException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The status of the hub's answer, such as 404; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The hub's word for the refusal (<c>X-Error-Code</c>), such as <c>RepoNotFound</c>; null where it said none.</summary>
    public string? Code { get; init; }
}

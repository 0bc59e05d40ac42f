namespace Linnet.Client.Hub;

/// <summary>A failure on the way, which may not repeat itself; becomes a <see cref="HubException"/> when it does.</summary>
/// <param name="message">What failed.</param>
/// <param name="innerException">The cause, if any.</param>
/// <param name="retryAfter">How long the hub asks to wait, or null.</param>
internal sealed class TransientHubException(string message, Exception? innerException = null, TimeSpan? retryAfter = null) : Exception(message, innerException)
{
    internal TimeSpan? RetryAfter => retryAfter;
}

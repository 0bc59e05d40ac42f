namespace Linnet.Hub.Git;

/// <summary>A request of a git client that cannot be answered; git shows the message to its user.</summary>
/// <param name="message">One line, without anything that the client has sent unchecked.</param>
internal sealed class GitProtocolException(string message) : LinnetException(message);

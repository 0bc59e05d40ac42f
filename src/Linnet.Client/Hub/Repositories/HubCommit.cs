namespace Linnet.Client.Hub;

/// <summary>A commit of a repository.</summary>
/// <param name="Id">40 hexadecimal digits.</param>
/// <param name="Title">One line.</param>
/// <param name="Message">What follows the title.</param>
/// <param name="Date">When.</param>
/// <param name="Author">By whom; null where the hub does not say.</param>
public sealed record HubCommit(string Id, string Title, string Message, DateTimeOffset? Date, string? Author);

namespace Linnet.Hub.Community.Webhooks;

/// <summary>What a webhook listens to, as clients write it: <c>model</c>, <c>dataset</c>, <c>space</c>, <c>user</c> or <c>org</c>, and its name.</summary>
internal sealed record WatchedSubject(string? Type, string? Name);

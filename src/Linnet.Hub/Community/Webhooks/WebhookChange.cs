namespace Linnet.Hub.Community.Webhooks;

/// <summary>What a webhook is, or becomes; null stays as it is.</summary>
internal sealed record WebhookChange(string? Url, IReadOnlyList<WatchedSubject>? Watched, IReadOnlyList<string>? Domains, string? Secret);

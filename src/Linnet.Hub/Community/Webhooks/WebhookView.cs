using Linnet.Hub.Database;

namespace Linnet.Hub.Community.Webhooks;

/// <summary>A webhook with what it listens to.</summary>
internal sealed record WebhookView(WebhookRow Row, IReadOnlyList<WatchedSubject> Watched);

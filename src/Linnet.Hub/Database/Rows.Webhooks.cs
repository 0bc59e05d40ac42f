using Linnet.Hub.Community.Webhooks;

namespace Linnet.Hub.Database;

/// <summary>An address that wants to be told what happens.</summary>
internal sealed class WebhookRow
{
    public long Id { get; set; }

    public long UserId { get; set; }

    public required string Url { get; set; }

    public string? Secret { get; set; }

    public WebhookDomains Domains { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>Deliveries that were given up since the last that arrived.</summary>
    public int Failures { get; set; }

    public DateTimeOffset Created { get; set; }
}

/// <summary>What a webhook listens to: a repository, or all of an account's.</summary>
internal sealed class WebhookWatchRow
{
    public long Id { get; set; }

    public long WebhookId { get; set; }

    public long? AccountId { get; set; }

    public long? RepositoryId { get; set; }
}

/// <summary>A message to a webhook, waiting, delivered or given up.</summary>
internal sealed class WebhookDeliveryRow
{
    public long Id { get; set; }

    public long WebhookId { get; set; }

    /// <summary>Such as <c>update repo.content</c>.</summary>
    public required string Event { get; set; }

    public required string Payload { get; set; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>When to try next; while somebody tries, when their time is over.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>The status of the last answer.</summary>
    public int? Status { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Problem { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset? Finished { get; set; }
}

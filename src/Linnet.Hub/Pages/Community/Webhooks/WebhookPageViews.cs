using Linnet.Hub.Community.Webhooks;
using Linnet.Hub.Database;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community.Webhooks;

/// <summary>A user's webhooks.</summary>
/// <param name="Items">The oldest first.</param>
internal sealed record WebhooksView(IReadOnlyList<WebhookView> Items);

/// <summary>One webhook with its log.</summary>
/// <param name="Webhook">What it is.</param>
/// <param name="Deliveries">The latest first.</param>
/// <param name="Number">Of the page of the log, from 0.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record WebhookLogView(WebhookView Webhook, IReadOnlyList<WebhookDeliveryRow> Deliveries, int Number, bool HasMore);

/// <summary>A secret that was just made, shown this once.</summary>
/// <param name="Text">The secret; null where none was made.</param>
/// <param name="Words">What is said of it.</param>
internal sealed record ShownSecret(string? Text, PageText Words)
{
    internal static ShownSecret None { get; } = new(null, WebhookTexts.SecretShown);
}

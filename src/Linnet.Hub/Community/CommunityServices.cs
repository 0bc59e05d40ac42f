using Linnet.Hub.Community.Activity;
using Linnet.Hub.Community.Collections;
using Linnet.Hub.Community.Following;
using Linnet.Hub.Community.Moderation;
using Linnet.Hub.Community.Notifications;
using Linnet.Hub.Community.Webhooks;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Community;

/// <summary>Everything that people do with repositories and with each other, discussions and pull requests apart.</summary>
internal sealed class CommunityServices : IDisposable
{
    private readonly WebhookSender _sender;

    internal CommunityServices(HubDatabase database, RepositoryAccess access, Discussions discussions, WebhookOptions webhooks, TimeProvider clock)
    {
        _sender = new WebhookSender(webhooks);
        Likes = new Likes.Likes(database, access, clock);
        Follows = new Follows(database, clock);
        Watches = new Watches(database, access);
        Inbox = new NotificationInbox(database, clock);
        Feed = new ActivityFeed(database, access);
        Collections = new Collections.Collections(database, new CollectionReader(database), clock);
        Items = new CollectionItems(database, access, clock);
        Reviews = new Reviews.Reviews(database, access, discussions, clock);
        Organizations = new Organizations.Organizations(database);
        Webhooks = new Webhooks.Webhooks(database, webhooks, clock);
        Reports = new Reports(database, access, clock);
        Moderation = new Moderation.Moderation(database, access, clock);
        Herald = new Herald(database, new WebhookQueue(webhooks, clock), clock);
        Deliveries = new DeliveryRunner(database, _sender, webhooks, clock);
    }

    internal Likes.Likes Likes { get; }

    internal Follows Follows { get; }

    internal Watches Watches { get; }

    internal NotificationInbox Inbox { get; }

    internal ActivityFeed Feed { get; }

    internal Collections.Collections Collections { get; }

    internal CollectionItems Items { get; }

    internal Reviews.Reviews Reviews { get; }

    internal Organizations.Organizations Organizations { get; }

    internal Webhooks.Webhooks Webhooks { get; }

    internal Reports Reports { get; }

    internal Moderation.Moderation Moderation { get; }

    /// <summary>Tells what was done.</summary>
    internal Herald Herald { get; }

    /// <summary>Sends what webhooks are told.</summary>
    internal DeliveryRunner Deliveries { get; }

    public void Dispose() => _sender.Dispose();
}

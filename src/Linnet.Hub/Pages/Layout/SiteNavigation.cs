using Linnet.Hub.Access;
using Linnet.Hub.Pages.Community;
using Linnet.Hub.Pages.Community.Activity;
using Linnet.Hub.Pages.Community.Collections;
using Linnet.Hub.Pages.Community.Moderation;
using Linnet.Hub.Pages.Judging;
using Linnet.Hub.Pages.Origin.Keys;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Layout;

/// <summary>A place that the header leads to.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Address">Its address; <c>{user}</c> stands for who has signed in.</param>
internal sealed record NavigationItem(PageText Label, string Address)
{
    /// <summary>Who is led there; everybody where nothing is said.</summary>
    internal Func<Caller, bool> IsShown { get; init; } = _ => true;
}

/// <summary>Where the header leads; each room adds a line.</summary>
internal static class SiteNavigation
{
    /// <summary>For everybody.</summary>
    internal static readonly IReadOnlyList<NavigationItem> Items =
    [
        new(LayoutTexts.Models, "/models"),
        new(LayoutTexts.Datasets, "/datasets"),
        new(LayoutTexts.Apps, "/spaces"),
        new(EvaluationTexts.Boards, "/leaderboards"),
        new(CollectionPageTexts.Collections, "/collections"),
    ];

    /// <summary>In the menu of who has signed in.</summary>
    internal static readonly IReadOnlyList<NavigationItem> AccountItems =
    [
        new(LayoutTexts.Profile, "/{user}"),
        new(CommunityTexts.Notifications, NotificationPages.Address),
        new(ActivityTexts.Activity, "/activity"),
        new(ModerationTexts.Reports, "/reports") { IsShown = caller => caller.RulesTheHub },
        new(LayoutTexts.Settings, "/settings"),
        new(LayoutTexts.Tokens, "/settings/tokens"),
        new(KeyTexts.Title, "/settings/keys"),
    ];
}

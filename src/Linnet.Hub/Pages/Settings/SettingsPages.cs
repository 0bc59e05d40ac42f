using Linnet.Hub.Pages.Community.Organizations;
using Linnet.Hub.Pages.Community.Webhooks;
using Linnet.Hub.Pages.Origin.Keys;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Settings;

/// <summary>The pages of an account's settings; each room adds a line.</summary>
internal static class SettingsPages
{
    internal static readonly IReadOnlyList<(PageText Label, string Address)> Tabs =
    [
        (SettingsTexts.Account, "/settings"),
        (SettingsTexts.Tokens, "/settings/tokens"),
        (KeyTexts.Title, "/settings/keys"),
        (OrganizationTexts.Organizations, "/settings/organizations"),
        (WebhookTexts.Webhooks, "/settings/webhooks"),
    ];
}

namespace Linnet.Hub.Tests.Safety.BrokenAccess;

internal static partial class EndpointRules
{
    private const string Collections = "/api/collections";
    private const string Webhooks = "/api/settings/webhooks";

    private static IEnumerable<EndpointRule> Social =>
    [
        new("POST", P + "/like", Need.Discuss),
        new("DELETE", P + "/like", Need.Discuss),
        new("GET", P + "/likers", Need.See),
        new("GET", P + "/watch", Need.Ask),
        new("PUT", P + "/watch", Need.Discuss, Body: """{"level":"participating"}"""),
        new("GET", P + "/activity", Need.See),
        new("GET", P + "/discussions/{number:long}/reviews", Need.See),
        new("POST", P + "/discussions/{number:long}/reviews", Need.Discuss, Body: """{"verdict":"comment","comment":"c"}"""),
        new("POST", P + "/discussions/{number:long}/lock", Need.Discuss),
        new("POST", P + "/discussions/{number:long}/unlock", Need.Discuss),
        new("PUT", P + "/settings/approvals", Need.Administer, Body: """{"needed":0}"""),
        new("GET", "/api/users/{user}/likes", Need.Nothing),
        new("GET", "/api/users/{user}/overview", Need.Nothing),
        new("GET", "/api/users/{user}/followers", Need.Nothing),
        new("GET", "/api/users/{user}/following", Need.Nothing),
        new("GET", "/api/users/{user}/activity", Need.Nothing),
        new("POST", "/api/users/{user}/follow", Need.Writer),
        new("DELETE", "/api/users/{user}/follow", Need.Writer),
        new("GET", "/api/organizations/{user}/overview", Need.Nothing),
        new("GET", "/api/organizations/{user}/followers", Need.Nothing),
        new("POST", "/api/organizations/{user}/follow", Need.Writer),
        new("DELETE", "/api/organizations/{user}/follow", Need.Writer),
        new("POST", "/api/organizations/create", Need.Writer, Body: """{"name":"made-twice"}"""),
        new("GET", "/api/organizations/{organization}/members", Need.Nothing),
        new("PUT", "/api/organizations/{organization}/members/{user}", Need.Writer, Body: """{"role":"read"}"""),
        new("DELETE", "/api/organizations/{organization}/members/{user}", Need.Writer),
        new("GET", Collections, Need.Nothing),
        new("POST", Collections, Need.Writer, Body: """{"title":""}"""),
        new("GET", Collections + "/{owner}/{slug}", Need.Nothing),
        new("PATCH", Collections + "/{owner}/{slug}", Need.Writer, Body: """{"title":"t"}"""),
        new("DELETE", Collections + "/{owner}/{slug}", Need.Writer),
        new("POST", Collections + "/{owner}/{slug}/items", Need.Writer, Body: """{"item":{"type":"collection","id":"nobody-here/none-000000000000000000ffffff"}}"""),
        new("PATCH", Collections + "/{owner}/{slug}/items/{id}", Need.Writer, Body: """{"position":0}"""),
        new("DELETE", Collections + "/{owner}/{slug}/items/{id}", Need.Writer),
        new("GET", "/api/notifications", Need.SignedIn),
        new("POST", "/api/notifications/read", Need.Writer),
        new("POST", "/api/notifications/{id}/read", Need.Writer),
        new("POST", "/api/notifications/{id}/unread", Need.Writer),
        new("GET", "/api/activity", Need.SignedIn),
        new("GET", Webhooks, Need.Writer),
        new("POST", Webhooks, Need.Writer, Body: """{"url":"https://example.org/"}"""),
        new("GET", Webhooks + "/{id}", Need.Writer),
        new("POST", Webhooks + "/{id}", Need.Writer, Body: "{}"),
        new("DELETE", Webhooks + "/{id}", Need.Writer),
        new("POST", Webhooks + "/{id}/enable", Need.Writer),
        new("POST", Webhooks + "/{id}/disable", Need.Writer),
        new("GET", Webhooks + "/{id}/deliveries", Need.Writer),
        new("POST", Webhooks + "/{id}/deliveries/{delivery}/repeat", Need.Writer),
        new("POST", "/api/reports", Need.Writer, Body: """{"user":"nobody-here","reason":"spam"}"""),
        new("GET", "/api/reports", Need.SignedIn),
        new("POST", "/api/reports/{id}/answer", Need.Writer, Body: """{"state":"dismissed"}"""),
        new("PUT", "/api/moderation/repositories", Need.HubAdministrator, Body: """{"type":"model","name":"NS/NAME","disabled":false}"""),
        new("PUT", "/api/moderation/users", Need.HubAdministrator, Body: """{"name":"nobody-here","disabled":false}"""),
        new("GET", "/api/audit", Need.SignedIn),
        .. Meeting.SelectMany(rule => new[] { rule, rule with { Method = "HEAD" } }),
        .. Sent.Select(rule => rule with { MediaType = "application/x-www-form-urlencoded" }),
    ];

    /// <summary>The pages on which people meet.</summary>
    private static IEnumerable<EndpointRule> Meeting =>
    [
        new("GET", F + "/discussions", Need.See),
        new("GET", F + "/discussions/new", Need.Discuss),
        new("GET", F + "/discussions/{number:long}", Need.See),
        new("GET", "/notifications", Need.SignedIn),
        new("GET", F + "/likers", Need.See),
        new("GET", "/users/{user}/likes", Need.Nothing),
        new("GET", "/users/{user}/followers", Need.Nothing),
        new("GET", "/users/{user}/following", Need.Nothing),
    ];

    /// <summary>Their forms.</summary>
    private static IEnumerable<EndpointRule> Sent =>
    [
        new("POST", F + "/discussions", Need.Discuss, Body: "text=t"),
        new("POST", F + "/discussions/{number:long}", Need.Discuss, Body: "deed=comment&text=t"),
        new("POST", "/notifications", Need.Writer, Body: "id=999999"),
        new("POST", F + "/like", Need.Discuss, Body: "likes=true"),
        new("POST", "/users/{user}/follow", Need.Writer, Body: "follows=true"),
    ];
}

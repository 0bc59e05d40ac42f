namespace Linnet.Hub.Tests.Safety.BrokenAccess;

internal static partial class EndpointRules
{
    private static IEnumerable<EndpointRule> Pages =>
        [.. Shown.SelectMany(rule => new[] { rule, rule with { Method = "HEAD" } }), .. Forms.Select(rule => rule with { MediaType = "application/x-www-form-urlencoded" })];

    private static IEnumerable<EndpointRule> Shown =>
    [
        new("GET", F, Need.See),
        new("GET", F + "/tree/{**rest}", Need.Read),
        new("GET", F + "/blob/{**rest}", Need.Read, File),
        new("GET", F + "/commits/{**rest}", Need.Read),
        new("GET", F + "/commit/{id}", Need.Read),
        new("GET", F + "/refs", Need.Read),
        new("GET", F + "/upload/{**rest}", Need.Write),
        new("GET", F + "/edit/{**rest}", Need.Write, File),
        new("GET", F + "/remove/{**rest}", Need.Write, File),
        new("GET", F + "/settings", Need.Administer),
        new("GET", F + "/access", Need.Administer),
        new("GET", "/{owner}", Need.Nothing),
        new("GET", "/login", Need.Nothing),
        new("GET", "/login/once/{id}", Need.Nothing),
        new("GET", "/join", Need.Nothing),
        new("GET", "/new", Need.SignedIn),
        new("GET", "/settings", Need.SignedIn),
        new("GET", "/settings/tokens", Need.SignedIn),
    ];

    /// <summary>Forms that are allowed and then found wrong, so that nothing changes.</summary>
    private static IEnumerable<EndpointRule> Forms =>
    [
        new("POST", F + "/refs", Need.Write, Body: "kind=branch&name=a..b&at=main"),
        new("POST", F + "/refs/delete", Need.Write, Body: "ref=heads/no-such-branch"),
        new("POST", F + "/upload/{**rest}", Need.Write, Body: "folder="),
        new("POST", F + "/edit/{**rest}", Need.Write, File, "path=&content=x"),
        new("POST", F + "/remove/{**rest}", Need.Write, "main/no-such-file", "title=x"),
        new("POST", F + "/settings/access", Need.Administer, Body: "visibility=x&gating=x"),
        new("POST", F + "/settings/name", Need.Administer, Body: "owner=NS&name=-"),
        new("POST", F + "/settings/delete", Need.Administer, Body: "confirm=something+else"),
        new("POST", F + "/access/ask", Need.Ask, Body: "x=1"),
        new("POST", F + "/access/decide", Need.Administer, Body: "user=nobody&state=accepted"),
        new("POST", "/login", Need.Nothing, Body: "name=&password="),
        new("POST", "/login/token", Need.Nothing, Body: "token="),
        new("POST", "/logout", Need.Nothing, Body: "x=1"),
        new("POST", "/join", Need.Nothing, Body: "name=eve"),
        new("POST", "/new", Need.Writer, Body: "kind=model&name=-&visibility=public"),
        new("POST", "/settings/profile", Need.Writer, Body: "full-name="),
        new("POST", "/settings/password", Need.Writer, Body: "password=a&again=b"),
        new("POST", "/settings/tokens", Need.Writer, Body: "name=&role=read"),
        new("POST", "/settings/tokens/revoke", Need.Writer, Body: "id=0"),
    ];
}

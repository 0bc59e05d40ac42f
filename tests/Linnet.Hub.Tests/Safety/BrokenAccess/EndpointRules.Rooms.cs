namespace Linnet.Hub.Tests.Safety.BrokenAccess;

internal static partial class EndpointRules
{
    private static IEnumerable<EndpointRule> Rooms =>
    [
        new("GET", "/", Need.Nothing),
        new("HEAD", "/", Need.Nothing),
        new("GET", "/models", Need.Nothing),
        new("HEAD", "/models", Need.Nothing),
        new("GET", "/datasets", Need.Nothing),
        new("HEAD", "/datasets", Need.Nothing),
        new("GET", "/spaces", Need.Nothing),
        new("HEAD", "/spaces", Need.Nothing),
        new("GET", "/api/models-tags-by-type", Need.Nothing),
        new("GET", "/api/quicksearch", Need.Nothing),
        new("GET", "/assets/{file}", Need.Nothing),
        new("HEAD", "/assets/{file}", Need.Nothing),
        new("GET", "/favicon.ico", Need.Nothing),
        new("HEAD", "/favicon.ico", Need.Nothing),
        new("POST", P + "/chunks", Need.Discuss, Body: """{"oid":"0000000000000000000000000000000000000000000000000000000000000000","size":1,"chunks":[{"oid":"0000000000000000000000000000000000000000000000000000000000000000","size":1}]}"""),
        new("PUT", P + "/chunks/{oid}", Need.Discuss, Body: "x") { MediaType = "application/octet-stream" },
        new("POST", "/oauth/device", Need.Nothing, Body: "client_id=x") { MediaType = "application/x-www-form-urlencoded" },
        new("POST", "/oauth/token", Need.Nothing, Body: "grant_type=x") { MediaType = "application/x-www-form-urlencoded" },
        new("GET", "/login/device", Need.SignedIn),
        new("HEAD", "/login/device", Need.SignedIn),
        new("POST", "/login/device", Need.SignedIn, Body: "role=none&code=x") { MediaType = "application/x-www-form-urlencoded" },
        new("HEAD", "/api/telemetry/{**topic}", Need.Nothing),
        new("GET", "/api/agent-harnesses", Need.Nothing),
        new("GET", "/api/tasks", Need.Nothing),
    ];
}

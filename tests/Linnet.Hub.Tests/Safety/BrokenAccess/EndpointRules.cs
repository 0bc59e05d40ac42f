namespace Linnet.Hub.Tests.Safety.BrokenAccess;

/// <summary>
/// Every endpoint of the hub and what it needs. A new endpoint is added here: what it asks of its caller, and a request that gets as far as that.
/// </summary>
internal static partial class EndpointRules
{
    private const string P = "/api/models/{ns}/{name}";
    private const string F = "/{ns}/{name}";
    private const string File = "main/a.txt";

    internal static IEnumerable<EndpointRule> All => [.. Repository, .. Community, .. Others, .. Rooms, .. Origins, .. Pages, .. Social];

    private static IEnumerable<EndpointRule> Repository =>
    [
        new("GET", P, Need.See),
        new("GET", P + "/revision/{**rest}", Need.See),
        new("GET", P + "/auth-check", Need.Read),
        new("GET", P + "/auth-check/write", Need.Write),
        new("GET", P + "/tree/{**rest}", Need.Read),
        new("POST", P + "/paths-info/{**rest}", Need.Read, Body: """{"paths":["a.txt"],"expand":true}"""),
        new("GET", F + "/resolve/{**rest}", Need.Read, File),
        new("HEAD", F + "/resolve/{**rest}", Need.Read, File),
        new("GET", F + "/raw/{**rest}", Need.Read, File),
        new("HEAD", F + "/raw/{**rest}", Need.Read, File),
        new("GET", P + "/commits/{**rest}", Need.Read),
        new("GET", P + "/refs", Need.Read, "?include_prs=1"),
        new("GET", F + "/info/refs", Need.Read, "?service=git-upload-pack"),
        new("GET", F + "/info/refs", Need.Read, "?service=git-receive-pack"),
        new("POST", F + "/git-upload-pack", Need.Read, Body: "0000") { MediaType = "application/x-git-upload-pack-request" },
        new("POST", F + "/git-receive-pack", Need.Read, Body: "0000") { MediaType = "application/x-git-receive-pack-request" },
        new("POST", F + "/info/lfs/objects/batch", Need.Read, Body: """{"operation":"download","objects":[]}"""),
        new("POST", F + "/info/lfs/objects/batch", Need.Discuss, Body: """{"operation":"upload","objects":[]}"""),
        new("POST", F + "/info/lfs/verify", Need.Discuss, Body: """{"oid":"0000000000000000000000000000000000000000000000000000000000000000","size":1}"""),
        new("POST", P + "/preupload/{**rest}", Need.Write, Body: """{"files":[]}"""),
        new("POST", P + "/preupload/{**rest}", Need.Discuss, "main?create_pr=1", """{"files":[]}"""),
        new("POST", P + "/commit/{**rest}", Need.Write, Body: Commit),
        new("POST", P + "/commit/{**rest}", Need.Discuss, "main?create_pr=1", "{\"key\":\"nonsense\"}") { MediaType = "application/x-ndjson" },
        new("POST", P + "/branch/{**rest}", Need.Write, "twig", "{}"),
        new("DELETE", P + "/branch/{**rest}", Need.Write, "no-such-twig"),
        new("POST", P + "/tag/{**rest}", Need.Write, Body: """{"tag":"v1"}"""),
        new("DELETE", P + "/tag/{**rest}", Need.Write, "no-such-tag"),
        new("PUT", P + "/settings", Need.Administer, Body: "{}"),
        new("POST", "/api/repos/move", Need.Administer, Body: """{"fromRepo":"NS/NAME","toRepo":"NS/NAME"}"""),
        new("DELETE", "/api/repos/delete", Need.Administer, Body: """{"organization":"NS","name":"NAME"}""") { IsLast = true, AsksFirst = true },
        new("POST", F + "/ask-access", Need.Ask),
        new("GET", P + "/user-access-request/{state}", Need.Administer),
        new("POST", P + "/user-access-request/handle", Need.Administer, Body: """{"user":"nobody","status":"accepted"}"""),
        new("POST", P + "/user-access-request/grant", Need.Administer, Body: """{"user":"nobody"}"""),
    ];

    private static IEnumerable<EndpointRule> Community =>
    [
        new("GET", P + "/discussions", Need.See),
        new("POST", P + "/discussions", Need.Discuss, Body: """{"title":"Question","description":"?"}"""),
        new("GET", P + "/discussions/{number:long}", Need.See),
        new("POST", P + "/discussions/{number:long}/comment", Need.Discuss, Body: """{"comment":"c"}"""),
        new("POST", P + "/discussions/{number:long}/status", Need.Discuss, Body: """{"status":"closed"}"""),
        new("POST", P + "/discussions/{number:long}/title", Need.Discuss, Body: """{"title":"t"}"""),
        new("POST", P + "/discussions/{number:long}/merge", Need.Write, Body: """{"comment":"c"}"""),
        new("POST", P + "/discussions/{number:long}/comment/{comment:long}/edit", Need.Discuss, Body: """{"content":"c"}"""),
        new("POST", P + "/discussions/{number:long}/comment/{comment:long}/hide", Need.Discuss),
    ];

    private static IEnumerable<EndpointRule> Others =>
    [
        new("GET", "/api/whoami-v2", Need.SignedIn),
        new("GET", "/api/models", Need.Nothing),
        new("POST", "/api/validate-yaml", Need.Nothing, Body: """{"content":"x"}"""),
        new("POST", "/api/repos/create", Need.Writer, Body: """{"name":"twice"}"""),
        new("GET", "/api/quotas/{account}", Need.HubAdministrator),
        new("PUT", "/api/quotas/{account}", Need.HubAdministrator, Body: """{"quota":null}"""),
        new("PUT", "/api/quotas", Need.HubAdministrator, Body: """{"quota":null}"""),
        new("PUT", "/lfs/objects/{oid}", Need.SignedAddress),
        new("GET", "/lfs/objects/{oid}", Need.SignedAddress),
        new("PUT", "/lfs/uploads/{upload}/{part}", Need.SignedAddress),
        new("POST", "/lfs/uploads/{upload}", Need.SignedAddress, Body: "{}"),
    ];

    private static string Commit =>
        """
        {"key":"header","value":{"summary":"the same again"}}
        {"key":"file","value":{"path":"a.txt","content":"not for everybody","encoding":"utf-8"}}
        """;
}

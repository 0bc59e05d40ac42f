namespace Linnet.Hub.Tests.Safety.BrokenAccess;

internal static partial class EndpointRules
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Comparison, versions, origin, keys and signatures.</summary>
    private static IEnumerable<EndpointRule> Origins =>
    [
        new("GET", P + "/compare/{**rest}", Need.Read, "main..main"),
        new("GET", P + "/versions", Need.Read),
        new("POST", P + "/rollback/{**rest}", Need.Write, Body: """{"commit":"main"}"""),
        new("POST", P + "/super-squash/{**rest}", Need.Write, Body: """{"message":"One"}"""),
        new("GET", P + "/lfs-files", Need.Write),
        new("POST", P + "/lfs-files/batch", Need.Administer, Body: """{"deletions":{"sha":[]}}"""),
        new("GET", P + "/lineage/{**rest}", Need.Read),
        new("GET", F + "/attribution/{**rest}", Need.Read),
        new("GET", F + "/sbom/{**rest}", Need.Read),
        new("GET", P + "/statement/{**rest}", Need.Read),
        new("GET", P + "/signatures/{**rest}", Need.Read),
        new("POST", P + "/signatures", Need.Write, Body: """{"signature":"x"}"""),
        new("GET", "/api/keys", Need.SignedIn),
        new("POST", "/api/keys", Need.Writer, Body: """{"name":"x","publicKey":"x","proof":"x"}"""),
        new("POST", "/api/keys/revoke", Need.Writer, Body: """{"fingerprint":"x"}"""),
        new("GET", "/api/keys/hub", Need.Nothing),
        new("GET", "/api/users/{user}/keys", Need.Nothing),
        .. Page(F + "/compare", Need.Read),
        .. Page(F + "/compare/{**rest}", Need.Read, "main..main"),
        .. Page(F + "/versions", Need.Read),
        .. Page(F + "/origin/{**rest}", Need.Read),
        .. Page(F + "/rollback/{commit}", Need.Write),
        .. Page("/settings/keys", Need.SignedIn),
        new("POST", F + "/versions", Need.Write, Body: "number=x&revision=main") { MediaType = Form },
        new("POST", F + "/rollback/{commit}", Need.Write, Body: "branch=main") { MediaType = Form },
        new("POST", "/settings/keys", Need.Writer, Body: "publicKey=x&proof=x") { MediaType = Form },
        new("POST", "/settings/keys/revoke", Need.Writer, Body: "fingerprint=x") { MediaType = Form },
    ];

    private static EndpointRule[] Page(string pattern, Need need, string rest = "main") => [new("GET", pattern, need, rest), new("HEAD", pattern, need, rest)];
}

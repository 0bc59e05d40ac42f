using System.Net;

namespace Linnet.Client.Hub;

/// <summary>Says what a hub's refusals mean, and which failures are worth another try.</summary>
internal static class HubErrors
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    internal static void Check(HttpResponseMessage response, HubOptions options, HubRepository repository, string revision, string? file)
    {
        if (response.IsSuccessStatusCode) return;
        var status = response.StatusCode;
        if ((int)status is 408 or 429 or >= 500)
            throw new TransientHubException($"{options.Endpoint} answers {(int)status} {Reason(response)}", retryAfter: RetryAfter(response));
        throw new HubException($"{repository}: {Meaning(status, Header(response, "X-Error-Code"), options, repository, revision, file) ?? $"the hub answers {(int)status} {Reason(response)}"}.");
    }

    private static string? Meaning(HttpStatusCode status, string? code, HubOptions options, HubRepository repository, string revision, string? file) => (code, status) switch
    {
        ("GatedRepo", _) => options.Token is null
            ? $"is gated; accept its terms at {Page(options, repository)} and set HF_TOKEN to a token of your account"
            : $"is gated, and the account of your token has no access; accept its terms at {Page(options, repository)}",
        ("RevisionNotFound", _) => $"has no revision '{revision}'; name a branch, a tag or a commit of {Page(options, repository)}",
        ("EntryNotFound", _) => $"has no file '{file}' at revision '{revision}'",
        ("RepoNotFound", _) or (_, HttpStatusCode.NotFound) => Missing(options),
        (_, HttpStatusCode.Unauthorized) => options.Token is null ? Missing(options) : $"{options.Endpoint} does not accept your token; check HF_TOKEN",
        (_, HttpStatusCode.Forbidden) => $"{options.Endpoint} does not let {(options.Token is null ? "anybody without a token (HF_TOKEN)" : "the account of your token")} read it",
        _ => null,
    };

    private static string Missing(HubOptions options) => options.Token is null
        ? $"is not at {options.Endpoint}, or is private; check the name, or set HF_TOKEN"
        : $"is not at {options.Endpoint}, or is private to others; check the name";

    private static string Page(HubOptions options, HubRepository repository) => $"{options.Endpoint.AbsoluteUri.TrimEnd('/')}/{repository}";

    private static string Reason(HttpResponseMessage response)
    {
        var reason = Header(response, "X-Error-Message") ?? response.ReasonPhrase ?? "without a reason";
        return new string([.. reason.Take(200).Select(c => char.IsControl(c) ? ' ' : c)]);
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter?.Delta is { } wait ? (wait < LongestWait ? wait : LongestWait) : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}

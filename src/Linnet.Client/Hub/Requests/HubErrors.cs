using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>Says what a hub's refusals mean, and which failures are worth another try.</summary>
internal static class HubErrors
{
    private const int LongestBody = 1 << 16;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>Throws where an answer is a refusal.</summary>
    internal static async Task CheckAsync(HttpResponseMessage response, HubOptions options, HubSubject subject, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode) return;
        var (status, code) = (response.StatusCode, Header(response, "X-Error-Code"));
        var reason = await ReasonAsync(response, cancellation).ConfigureAwait(false);
        if ((int)status is 408 or 429 or >= 500 and not 507)
            throw new TransientHubException($"{response.RequestMessage?.RequestUri?.GetLeftPart(UriPartial.Authority) ?? options.Endpoint.ToString()} answers {(int)status} {reason}", retryAfter: RetryAfter(response, options.Clock));
        var meaning = Meaning(status, code, options, subject) ?? $"the hub answers {(int)status} {reason}";
        throw new HubException($"{subject.Name(options)}: {meaning.TrimEnd('.')}.") { Status = (int)status, Code = code };
    }

    private static string? Meaning(HttpStatusCode status, string? code, HubOptions options, HubSubject subject) => (code, status) switch
    {
        ("GatedRepo", _) => options.Token is null
            ? $"is gated; accept its terms at {Page(options, subject)} and set HF_TOKEN to a token of your account"
            : $"is gated, and the account of your token has no access; accept its terms at {Page(options, subject)}",
        ("RevisionNotFound", _) => $"has no revision '{subject.Revision}'; name a branch, a tag or a commit of {Page(options, subject)}",
        ("EntryNotFound", _) when subject.File is not null => $"has no file '{subject.File}' at revision '{subject.Revision}'",
        ("RepoNotFound", _) => Missing(options),
        (_, HttpStatusCode.NotFound) when subject is { Repository: not null, IsWrite: false } => Missing(options),
        (_, HttpStatusCode.Unauthorized) => options.Token is null && subject.Repository is not null && !subject.IsWrite ? Missing(options) : Unknown(options),
        (_, HttpStatusCode.Forbidden) when !subject.IsWrite =>
            $"{options.Endpoint} does not let {(options.Token is null ? "anybody without a token (HF_TOKEN)" : "the account of your token")} read it",
        _ => null,
    };

    private static string Unknown(HubOptions options) => options.Token is null
        ? $"{options.Endpoint} wants to know who you are; run linnet login, or set HF_TOKEN"
        : $"{options.Endpoint} does not accept your token; run linnet login, or check HF_TOKEN";

    private static string Missing(HubOptions options) => options.Token is null
        ? $"is not at {options.Endpoint}, or is private; check the name, or set HF_TOKEN"
        : $"is not at {options.Endpoint}, or is private to others; check the name";

    private static string Page(HubOptions options, HubSubject subject) => options.At($"{subject.Repository}").ToString();

    /// <summary>What the hub says: the body has the whole of it, the header what headers can carry.</summary>
    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        Clean(await BodyReasonAsync(response, cancellation).ConfigureAwait(false) ?? Header(response, "X-Error-Message") ?? response.ReasonPhrase ?? "without a reason");

    private static async Task<string?> BodyReasonAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true) return null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(TimeSpan.FromSeconds(10));
            var body = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            var bytes = new byte[LongestBody];
            var count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, limit.Token).ConfigureAwait(false);
            using var document = JsonDocument.Parse(bytes.AsMemory(0, count));
            return document.RootElement.OptionalText("error") ?? document.RootElement.OptionalText("message");
        }
        catch (Exception error) when (error is JsonException or IOException or HttpRequestException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // The status alone has to do.
            return null;
        }
    }

    private static string Clean(string reason) => new([.. reason.Take(300).Select(letter => char.IsControl(letter) ? ' ' : letter)]);

    /// <summary>How long the hub asks to wait: <c>Retry-After</c>, or the seconds of <c>RateLimit: "api";r=0;t=55</c> until its window ends.</summary>
    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => WindowEnd(Header(response, "RateLimit")),
        };
        return wait is not { } time ? null : time < TimeSpan.Zero ? TimeSpan.Zero : time < LongestWait ? time : LongestWait;
    }

    private static TimeSpan? WindowEnd(string? limit)
    {
        var seconds = limit?.Split(';', ',').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("t=", StringComparison.Ordinal));
        return seconds is not null && int.TryParse(seconds.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var time) ? TimeSpan.FromSeconds(time + 1L) : null;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}

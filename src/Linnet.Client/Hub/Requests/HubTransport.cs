using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace Linnet.Client.Hub;

/// <summary>
/// Requests to a hub: redirects are followed here and not by the handler, so that the token goes to the hub itself and to nobody that it
/// sends us to.
/// </summary>
internal sealed class HubTransport : IDisposable
{
    private const int MaxRedirects = 10;

    /// <summary>A server may take so many times the usual silence to put a large file together.</summary>
    private const int LongFactor = 10;

    private readonly HttpClient _client;
    private readonly HubOptions _options;
    private readonly ResiliencePipeline _retry;

    internal HubTransport(HubOptions options, HttpMessageHandler? handler)
    {
        _options = options;
        _client = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = options.Timeout })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("linnet/0.1");
        _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("identity");
        _retry = options.Retries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder { TimeProvider = options.Clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<TransientHubException>(),
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as TransientHubException)?.RetryAfter),
        }).Build();
    }

    /// <summary>Does something again as long as it fails on the way.</summary>
    internal async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await _retry.ExecuteAsync(async token => await work(token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (TransientHubException error)
        {
            throw new HubException($"{error.Message}; check the connection and HF_ENDPOINT, then run the same again: what is done already is kept.", error);
        }
    }

    /// <summary>Does something again as long as it fails on the way.</summary>
    internal Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellation) => RunAsync(
        async token =>
        {
            await work(token).ConfigureAwait(false);
            return true;
        },
        cancellation);

    /// <summary>Asks for an address, and for those that it is redirected to.</summary>
    /// <param name="request">What to ask for, on the hub or where the hub has sent us.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>The last answer, and the hub's own first one if that was a redirect.</returns>
    internal async Task<(HttpResponseMessage Answer, HttpResponseMessage? Redirect)> SendAsync(HubRequest request, CancellationToken cancellation)
    {
        HttpResponseMessage? redirect = null;
        var address = request.Address;
        for (var i = 0; i <= MaxRedirects; i++)
        {
            var answer = await SendAsync(request, address, cancellation).ConfigureAwait(false);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location) return (answer, redirect);
            redirect ??= answer;
            var next = Next(address, location);
            if (request.Method != HttpMethod.Get && ((int)answer.StatusCode is not (307 or 308) || !IsSameHost(next, address)))
                throw new HubException($"{address.Host} sends what is written to it to {next.Host}, which is not safe to follow.");
            address = next;
        }

        throw new HubException($"{_options.Endpoint} redirects more than {MaxRedirects} times.");
    }

    /// <summary>Runs a read with a limit on the silence; failures on the way become transient errors.</summary>
    internal Task<T> WithinAsync<T>(string host, Func<CancellationToken, Task<T>> read, CancellationToken cancellation) =>
        WithinAsync(host, _options.Timeout, (silence, _) => read(silence.Token), cancellation);

    public void Dispose() => _client.Dispose();

    private static Uri Next(Uri address, Uri location)
    {
        var next = new Uri(address, location);
        return next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            ? next
            : throw new HubException($"{address.Host} redirects to {next.Scheme}://{next.Host}, which is not safe to follow.");
    }

    private static bool IsSameHost(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static async Task<T> WithinAsync<T>(string host, TimeSpan time, Func<SilenceLimit, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var silence = new SilenceLimit(time, cancellation);
        try
        {
            return await work(silence, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new TransientHubException($"{host} has been silent for {time.TotalSeconds} seconds", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new TransientHubException($"{host} cannot be reached: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}", error);
        }
    }

    private Task<HttpResponseMessage> SendAsync(HubRequest wanted, Uri address, CancellationToken cancellation) => WithinAsync(
        address.Authority,
        wanted.IsLong ? _options.Timeout * LongFactor : _options.Timeout,
        async (silence, _) =>
        {
            using var request = new HttpRequestMessage(wanted.Method, address);
            request.Content = wanted.Body?.Invoke(_ => silence.Renew());
            if (wanted.From > 0) request.Headers.Range = new RangeHeaderValue(wanted.From, null);
            if (wanted.Accept is { } type) request.Headers.Accept.ParseAdd(type);
            foreach (var (name, value) in wanted.Header ?? new Dictionary<string, string>()) request.Headers.TryAddWithoutValidation(name, value);
            if (_options.Token is { } token && !wanted.IsSigned && IsSameHost(address, _options.Endpoint)) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token).ConfigureAwait(false);
        },
        cancellation);
}

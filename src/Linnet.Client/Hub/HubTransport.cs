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
        _retry = options.Retries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<TransientHubException>(),
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = options.RetryDelay,
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as TransientHubException)?.RetryAfter),
        }).Build();
    }

    /// <summary>Does something again as long as it fails on the way.</summary>
    internal async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await _retry.ExecuteAsync(async token => await work(token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (TransientHubException error)
        {
            throw new HubException($"{error.Message}; check the connection and HF_ENDPOINT, then run the same again: what is here already is kept.", error);
        }
    }

    /// <summary>Asks for an address, and for those that it is redirected to.</summary>
    /// <param name="address">On the hub.</param>
    /// <param name="from">First byte wanted.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>The last answer, and the hub's own first one if that was a redirect.</returns>
    internal async Task<(HttpResponseMessage Answer, HttpResponseMessage? Redirect)> GetAsync(Uri address, long from, CancellationToken cancellation)
    {
        HttpResponseMessage? redirect = null;
        for (var i = 0; i <= MaxRedirects; i++)
        {
            var answer = await SendAsync(address, from, cancellation).ConfigureAwait(false);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location) return (answer, redirect);
            redirect ??= answer;
            var next = new Uri(address, location);
            if (next.Scheme != Uri.UriSchemeHttps && (next.Scheme != Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
                throw new HubException($"{address.Host} redirects to {next.Scheme}://{next.Host}, which is not safe to follow.");
            address = next;
        }

        throw new HubException($"{_options.Endpoint} redirects more than {MaxRedirects} times.");
    }

    /// <summary>Runs a read with a limit on the silence; failures on the way become transient errors.</summary>
    internal async Task<T> WithinAsync<T>(string host, Func<CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.Timeout);
        try
        {
            return await read(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new TransientHubException($"{host} has been silent for {_options.Timeout.TotalSeconds} seconds", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new TransientHubException($"{host} cannot be reached: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}", error);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Uri address, long from, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (from > 0) request.Headers.Range = new RangeHeaderValue(from, null);
        if (_options.Token is { } token && IsHub(address)) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await WithinAsync(
            address.Authority, limit => _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit), cancellation).ConfigureAwait(false);
    }

    private bool IsHub(Uri address) =>
        Uri.Compare(address, _options.Endpoint, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}

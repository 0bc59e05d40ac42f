using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Linnet.Hub.Safety;

namespace Linnet.Hub.Community.Webhooks;

/// <summary>
/// Sends a message to a webhook, through a <see cref="GuardedHandler"/>; redirects, proxies and cookies are not followed, the body of the answer is not read, and all of
/// it has an end in time.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>The secret itself, as the public hub sends it.</summary>
    internal const string SecretHeader = "X-Webhook-Secret";

    /// <summary>HMAC-SHA256 of the body under the secret.</summary>
    internal const string SignatureHeader = "X-Webhook-Signature";

    private const string Json = "application/json";
    private readonly WebhookOptions _options;
    private readonly HttpClient _client;

    internal WebhookSender(WebhookOptions options)
    {
        _options = options;
        var hosts = new GuardedHosts((_, _) => options.AllowsPrivateNetworks, WebhookAddress.Advice) { Resolve = options.Resolve };
        _client = new HttpClient(new GuardedHandler(hosts, new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            MaxResponseHeadersLength = 16,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1),
            ActivityHeadersPropagator = null,
        }))
        {
            Timeout = options.Timeout,
        };
    }

    /// <summary>Makes one attempt. What goes wrong on the way is in the result.</summary>
    internal async Task<DeliveryResult> SendAsync(string url, string? secret, string payload, long deliveryId, CancellationToken cancellation)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(payload);
            using var request = new HttpRequestMessage(HttpMethod.Post, WebhookAddress.Parse(url, _options.AllowsPrivateNetworks)) { Content = new ByteArrayContent(bytes) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(Json);
            request.Headers.TryAddWithoutValidation("User-Agent", "linnet-hub");
            request.Headers.TryAddWithoutValidation("X-Webhook-Delivery", $"{deliveryId}");
            if (secret is { Length: > 0 })
            {
                request.Headers.TryAddWithoutValidation(SecretHeader, secret);
                request.Headers.TryAddWithoutValidation(SignatureHeader, $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes))}");
            }

            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return new DeliveryResult((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : $"The address answered with {(int)answer.StatusCode}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new DeliveryResult(null, $"No answer within {_options.Timeout.TotalSeconds} seconds.");
        }
        catch (HttpRequestException error)
        {
            return new DeliveryResult(null, Shown(error));
        }
        catch (RefusedException error)
        {
            return new DeliveryResult(null, error.Message);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The kind of failure and nothing more: what stands behind a private address is not for users to find out.</summary>
    private static string Shown(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "The name of the address is not known.",
        HttpRequestError.SecureConnectionError => "The connection could not be made secure.",
        _ => "The connection failed.",
    };
}

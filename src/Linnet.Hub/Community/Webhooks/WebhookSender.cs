using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Linnet.Hub.Community.Webhooks;

/// <summary>
/// Sends a message to a webhook. The address is looked up and checked at the moment of the connection, and connected to as it was checked; redirects, proxies and
/// cookies are not followed, the body of the answer is not read, and all of it has an end in time.
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
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 16,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1),
            ActivityHeadersPropagator = null,
        })
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
            return new DeliveryResult(null, error.InnerException is RefusedException refused ? refused.Message : Shown(error));
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

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var endpoint = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(endpoint.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(endpoint.Host, cancellation);
        var allowed = _options.AllowsPrivateNetworks ? addresses : Array.FindAll(addresses, NetworkGuard.IsPublic);
        if (allowed.Length == 0) throw new RefusedException(Refusal.BadRequest, $"{endpoint.Host} leads to no address of the open internet.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endpoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

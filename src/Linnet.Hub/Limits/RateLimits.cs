using System.Globalization;
using System.Net;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Limits;

/// <summary>Counts the requests of each user, or of each address where nobody has said who they are, and refuses those that are too many.</summary>
internal sealed class RateLimits(RequestDelegate next, HubLimits limits, TimeProvider clock)
{
    private readonly RateCounter _reads = new(limits.Reads, clock);
    private readonly RateCounter _writes = new(limits.Writes, clock);
    private readonly RateCounter _transfers = new(limits.Transfers, clock);
    private readonly Places _places = new(limits.ConcurrentPerCaller, limits.ConcurrentInAll);

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var bucket = BucketOf(context);
        var key = context.Caller.UserId is { } user ? user.ToString(CultureInfo.InvariantCulture) : ClientAddress.KeyOf(context.Connection.RemoteIpAddress);
        if (!limits.ExemptsLocal || !IsLocal(context)) Count(context, bucket, key);
        if (bucket == RateBucket.Read)
        {
            await next(context);
            return;
        }

        if (!_places.TryEnter(key))
        {
            throw new RefusedException(Refusal.TooManyRequests, $"At most {limits.ConcurrentPerCaller} uploads, downloads and changes of one caller go on at the same time: wait for one to end.")
            {
                Wait = TimeSpan.FromSeconds(1),
            };
        }

        try
        {
            await next(context);
        }
        finally
        {
            _places.Leave(key);
        }
    }

    private static RateBucket BucketOf(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.OfType<RateBucket>().Select(bucket => (RateBucket?)bucket).LastOrDefault() is { } known) return known;
        return HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? RateBucket.Read : RateBucket.Write;
    }

    /// <summary>A proxy's own address has been replaced by that of its client before, and its header taken away only where the proxy was trusted.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !context.Request.Headers.ContainsKey(ClientAddress.ForwardedFor);

    private void Count(HttpContext context, RateBucket bucket, string key)
    {
        var (counter, name) = bucket switch
        {
            RateBucket.Write => (_writes, "write"),
            RateBucket.Transfer => (_transfers, "transfer"),
            _ => (_reads, "api"),
        };
        var standing = counter.Take(key);
        RateHeaders.Set(context, name, counter.Limit, standing);
        if (standing.IsAllowed) return;
        throw new RefusedException(
            Refusal.TooManyRequests, $"Too many requests: at most {counter.Limit.Count} in {counter.Limit.Window.TotalSeconds:0} seconds here. The next is answered in {standing.WaitSeconds} s.")
        {
            Wait = standing.Wait,
        };
    }
}

using System.Globalization;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Limits;

/// <summary>Says in headers how a caller stands, in the form that clients read and wait by (draft-ietf-httpapi-ratelimit-headers).</summary>
internal static class RateHeaders
{
    internal static void Set(HttpContext context, string name, RateLimit limit, RateStanding standing)
    {
        var headers = context.Response.Headers;
        headers[HubHeaders.RateLimit] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={standing.Remaining};t={standing.WaitSeconds}");
        headers[HubHeaders.RateLimitPolicy] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={limit.Count};w={(long)limit.Window.TotalSeconds}");
    }
}

using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Limits;

/// <summary>Counts wrong tokens by address, and slows down whoever sends many. Right ones pass whatever the count.</summary>
internal sealed class FailedTokens(RequestDelegate next, SignInGuard guard)
{
    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.InvalidToken && context.Request.Headers.Authorization.Count > 0)
        {
            var standing = guard.Fail(ClientAddress.KeyOf(context.Connection.RemoteIpAddress));
            if (standing.IsAllowed) throw;
            RateHeaders.Set(context, "signin", guard.Limit, standing);
            throw SignInGuard.TooMany(standing);
        }
    }
}

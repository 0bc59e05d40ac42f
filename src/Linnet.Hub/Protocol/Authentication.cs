using System.Text;
using Linnet.Hub.Pages;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol;

/// <summary>Finds out who asks: a token as Bearer, or as the password of Basic, as git sends it; else the session of a browser.</summary>
internal sealed class Authentication(RequestDelegate next, HubServices hub)
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (TokenOf(context.Request.Headers.Authorization.FirstOrDefault()) is { } token)
            context.Features.Set(await hub.Tokens.AuthenticateAsync(token, context.RequestAborted));
        else if (await BrowserSession.CallerAsync(context, hub) is { } caller)
            context.Features.Set(caller);
        await next(context);
    }

    private static string? TokenOf(string? header)
    {
        if (string.IsNullOrWhiteSpace(header)) return null;
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return header[Bearer.Length..].Trim();
        if (header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            var bytes = new byte[header.Length];
            if (Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length)
                && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var user, var password])
                return password.Length > 0 ? password : user;
        }

        throw new RefusedException(Refusal.InvalidToken, "Invalid credentials in Authorization header");
    }
}

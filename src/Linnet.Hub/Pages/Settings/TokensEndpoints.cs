using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Pages.Texts;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Settings;

/// <summary>A user's own tokens: made, shown once, withdrawn.</summary>
internal sealed class TokensEndpoints(HubServices hub)
{
    private const string Address = "/settings/tokens";
    private const int MaxName = 100;
    private const int MaxDays = 3650;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Address, context => ShowAsync(context, null, null));
        routes.MapForm(Address, CreateAsync);
        routes.MapForm($"{Address}/revoke", RevokeAsync);
    }

    private static TokenRole RoleOf(string text) => text switch
    {
        "read" => TokenRole.Read,
        "write" => TokenRole.Write,
        "admin" => TokenRole.Admin,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no role of a token: use read, write or admin."),
    };

    private async Task ShowAsync(HttpContext context, string? created, string? error)
    {
        var tokens = await hub.Tokens.ListAsync(context.Caller.RequireUser(), context.RequestAborted);
        await context.RenderAsync<TokensPage>(new TokensView(tokens, created, error));
    }

    private async Task CreateAsync(HttpContext context)
    {
        var userId = context.Caller.RequireWriter();
        var (caller, form) = (context.Caller, await context.FormAsync());
        var (name, role) = (form.Text("name", MaxName), RoleOf(form.Text("role")));
        if (name.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await ShowAsync(context, null, SettingsTexts.NameNeeded.In(LanguageChoice.Of(context)));
            return;
        }

        if (role > caller.Role) throw new RefusedException(Refusal.Forbidden, "A token cannot be made that may do more than this session.");
        var days = int.TryParse(form.Text("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, MaxDays) : 0;
        DateTimeOffset? expires = days == 0 ? null : hub.Clock.GetUtcNow().AddDays(days);
        var text = await hub.Tokens.CreateAsync(userId, name, role, expires, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await ShowAsync(context, text, null);
    }

    private async Task RevokeAsync(HttpContext context)
    {
        var userId = context.Caller.RequireWriter();
        var id = (await context.FormAsync()).Text("id");
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !await hub.Tokens.RevokeAsync(userId, number, context.RequestAborted))
            throw new RefusedException(Refusal.NotFound, "You have no such token; it may have been withdrawn already.");
        await PageRoutes.GoTo(context, $"{Address}?done=deleted");
    }
}

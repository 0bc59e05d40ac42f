using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Limits;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Pages.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Accounts;

/// <summary>Signing in, with a password or a token, and out.</summary>
internal sealed class SignInEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/login", async context => await ShowAsync(context, await ViewAsync(context, context.Request.Query["next"].FirstOrDefault())));
        routes.MapVisitorForm(hub, "/login", WithPasswordAsync);
        routes.MapVisitorForm(hub, "/login/token", WithTokenAsync);
        routes.MapVisitorForm(hub, "/logout", OutAsync);
    }

    /// <summary>The most that a user may do in a session.</summary>
    internal static TokenRole RoleOf(AccountRow user) => user.IsAdmin ? TokenRole.Admin : TokenRole.Write;

    private static Task ShowAsync(HttpContext context, SignInView view)
    {
        if (view.Error is not null || view.TokenError is not null) context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return context.RenderAsync<SignInPage>(view);
    }

    private async Task<SignInView> ViewAsync(HttpContext context, string? next) => new(LocalAddress.Of(next), !await hub.Passwords.AnyAsync(context.RequestAborted));

    private async Task WithPasswordAsync(HttpContext context)
    {
        var form = await context.FormAsync();
        var (name, password) = (form.Text("name"), form["password"].FirstOrDefault() ?? string.Empty);
        if (name.Length == 0 || password.Length == 0)
        {
            await ShowAsync(context, await ViewAsync(context, form.Text("next")) with { Name = name, Error = AccountTexts.Wrong.In(LanguageChoice.Of(context)) });
            return;
        }

        var address = ClientAddress.KeyOf(context.Connection.RemoteIpAddress);
        hub.SignIns.Check(address);
        var result = await hub.Passwords.CheckAsync(name, password, context.RequestAborted);
        if (result.User is not { } user)
        {
            hub.SignIns.Fail(address);
            var language = LanguageChoice.Of(context);
            var error = result.Wait > TimeSpan.Zero ? AccountTexts.Wait.In(language, Math.Ceiling(result.Wait.TotalSeconds)) : AccountTexts.Wrong.In(language);
            await ShowAsync(context, await ViewAsync(context, form.Text("next")) with { Name = name, Error = error });
            return;
        }

        BrowserSession.Begin(context, await hub.Sessions.BeginAsync(user.Id, RoleOf(user), null, context.RequestAborted));
        await PageRoutes.GoTo(context, LocalAddress.Of(form.Text("next")));
    }

    private async Task WithTokenAsync(HttpContext context)
    {
        var form = await context.FormAsync();
        try
        {
            var token = await hub.Tokens.RequireAsync(form.Text("token"), context.RequestAborted);
            BrowserSession.Begin(context, await hub.Sessions.BeginAsync(token.UserId, token.Role, token.Id, context.RequestAborted));
        }
        catch (RefusedException error) when (error.Refusal == Refusal.InvalidToken)
        {
            if (form.Text("token").Length > 0 && hub.SignIns.Fail(ClientAddress.KeyOf(context.Connection.RemoteIpAddress)) is { IsAllowed: false } standing) throw SignInGuard.TooMany(standing);
            await ShowAsync(context, await ViewAsync(context, form.Text("next")) with { TokenError = AccountTexts.WrongToken.In(LanguageChoice.Of(context)) });
            return;
        }

        // While nobody has a password, who comes first is to choose one.
        await PageRoutes.GoTo(context, await hub.Passwords.AnyAsync(context.RequestAborted) ? LocalAddress.Of(form.Text("next")) : "/settings");
    }

    private async Task OutAsync(HttpContext context)
    {
        await BrowserSession.EndAsync(context, hub);
        await PageRoutes.GoTo(context, "/?done=signed-out");
    }
}

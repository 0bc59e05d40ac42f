using Linnet.Hub.Database;
using Linnet.Hub.Pages.Accounts;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Pages.Texts;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Settings;

/// <summary>A user's own name and password.</summary>
internal sealed class AccountSettingsEndpoints(HubServices hub)
{
    private const int MaxFullName = 100;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/settings", async context => await context.RenderAsync<AccountSettingsPage>(await ViewAsync(context)));
        routes.MapForm("/settings/profile", SaveAsync);
        routes.MapForm("/settings/password", SetPasswordAsync);
    }

    private async Task<AccountSettingsView> ViewAsync(HttpContext context)
    {
        context.Caller.RequireUser();
        var user = await UserAsync(context);
        return new AccountSettingsView(user, context.Caller.Role >= SignInEndpoints.RoleOf(user));
    }

    private async Task<AccountRow> UserAsync(HttpContext context) => (await hub.Accounts.FindAsync(context.Caller.Name, context.RequestAborted))!;

    private async Task SaveAsync(HttpContext context)
    {
        var userId = context.Caller.RequireWriter();
        var name = (await context.FormAsync()).Text("full-name", MaxFullName);
        await hub.Accounts.RenameAsync(userId, name.Length == 0 ? null : name, context.RequestAborted);
        await PageRoutes.GoTo(context, "/settings?done=saved");
    }

    private async Task SetPasswordAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var (form, view, cancellation) = (await context.FormAsync(), await ViewAsync(context), context.RequestAborted);
        var language = LanguageChoice.Of(context);

        // Otherwise a token that may only write would become a password that administers.
        if (!view.MaySetPassword)
        {
            await FailAsync(context, view);
            return;
        }

        var password = form["password"].FirstOrDefault() ?? string.Empty;
        if (password != form["again"].FirstOrDefault())
        {
            await FailAsync(context, view with { PasswordError = AccountTexts.NotTheSame.In(language) });
            return;
        }

        if (view.User.PasswordHash is not null)
        {
            var result = await hub.Passwords.CheckAsync(view.User.Name, form["current"].FirstOrDefault() ?? string.Empty, cancellation);
            if (result.User is null)
            {
                var error = result.Wait > TimeSpan.Zero ? AccountTexts.Wait.In(language, Math.Ceiling(result.Wait.TotalSeconds)) : SettingsTexts.WrongPassword.In(language);
                await FailAsync(context, view with { CurrentError = error });
                return;
            }
        }

        try
        {
            await hub.Passwords.SetAsync(view.User, password, cancellation);
        }
        catch (RefusedException error) when (error.Refusal == Refusal.BadRequest)
        {
            await FailAsync(context, view with { PasswordError = error.Message });
            return;
        }

        await hub.Sessions.EndOthersAsync(view.User.Id, context.Caller.SessionKey, cancellation);
        await PageRoutes.GoTo(context, "/settings?done=saved");
    }

    private static Task FailAsync(HttpContext context, AccountSettingsView view)
    {
        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return context.RenderAsync<AccountSettingsPage>(view);
    }
}

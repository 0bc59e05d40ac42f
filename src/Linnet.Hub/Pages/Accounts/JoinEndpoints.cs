using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Pages.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Hub.Pages.Accounts;

/// <summary>Making an account for oneself, where the administrator has allowed it.</summary>
internal sealed class JoinEndpoints(HubServices hub)
{
    private const int MaxFullName = 100;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/join", context =>
        {
            RequireOpen(context);
            return context.RenderAsync<JoinPage>(new JoinView());
        });
        routes.MapVisitorForm(hub, "/join", JoinAsync);
    }

    private static void RequireOpen(HttpContext context)
    {
        if (!context.RequestServices.GetRequiredService<HubOptions>().AllowRegistration)
            throw new RefusedException(Refusal.NotFound, "Accounts are given by the administrator of this hub: ask for one.");
    }

    private async Task JoinAsync(HttpContext context)
    {
        RequireOpen(context);
        var form = await context.FormAsync();
        var view = new JoinView(form.Text("name"), form.Text("full-name", MaxFullName));
        var password = form["password"].FirstOrDefault() ?? string.Empty;
        if (password != form["again"].FirstOrDefault())
        {
            await FailAsync(context, view with { PasswordError = AccountTexts.NotTheSame.In(LanguageChoice.Of(context)) });
            return;
        }

        try
        {
            // Before there is a user, so that nobody is made without a way in.
            PasswordText.Check(password, view.Name);
        }
        catch (RefusedException error)
        {
            await FailAsync(context, view with { PasswordError = error.Message });
            return;
        }

        try
        {
            var user = await hub.Accounts.CreateUserAsync(view.Name, view.FullName.Length == 0 ? null : view.FullName, isAdmin: false, context.RequestAborted);
            await hub.Passwords.SetAsync(user, password, context.RequestAborted);
            BrowserSession.Begin(context, await hub.Sessions.BeginAsync(user.Id, SignInEndpoints.RoleOf(user), null, context.RequestAborted));
        }
        catch (RefusedException error) when (error.Refusal is Refusal.BadRequest or Refusal.Conflict)
        {
            await FailAsync(context, view with { NameError = error.Message });
            return;
        }

        await PageRoutes.GoTo(context, "/?done=created");
    }

    private static Task FailAsync(HttpContext context, JoinView view)
    {
        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return context.RenderAsync<JoinPage>(view);
    }
}

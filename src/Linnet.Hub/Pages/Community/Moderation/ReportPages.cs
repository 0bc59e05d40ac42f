using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Community.Moderation;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Community;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Moderation;

/// <summary>Where anybody who is known says that something should not be there. The query names a discussion and a comment in it.</summary>
internal sealed class ReportPages(HubServices hub)
{
    private const string OfUser = "/users/{user}/report";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/report", async (context, kind) => await RenderAsync(context, await ViewAsync(context, kind)));
        routes.MapRepositoryForm(hub, "/report", async (context, kind) => await SendAsync(context, await ViewAsync(context, kind)));
        routes.MapPage(OfUser, async context =>
        {
            context.Caller.RequireUser();
            await RenderAsync(context, await ViewAsync(context));
        });
        routes.MapForm(OfUser, async context =>
        {
            context.Caller.RequireWriter();
            await SendAsync(context, await ViewAsync(context));
        });
    }

    private static Task RenderAsync(HttpContext context, ReportFormView view) => context.RenderAsync<ReportPage>(view);

    private static long? Number(HttpContext context, string field) =>
        long.TryParse(context.Request.Query[field].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<ReportFormView> ViewAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Discuss, string.Empty);
        var (discussion, comment) = (Number(context, "discussion"), Number(context, "comment"));
        var target = new ReportTarget(null, page.Name, discussion, discussion is null ? null : comment);
        var back = discussion is null ? page.Address : FormattableString.Invariant($"{page.Address}/discussions/{discussion}");
        var query = discussion is null ? string.Empty : FormattableString.Invariant($"?discussion={discussion}") + (comment is null ? string.Empty : FormattableString.Invariant($"&comment={comment}"));
        return new ReportFormView(target, $"{page.Address}/report{query}", back);
    }

    private async Task<ReportFormView> ViewAsync(HttpContext context)
    {
        var account = await hub.Accounts.RequireAsync(context.Part(), context.RequestAborted);
        return new ReportFormView(new ReportTarget(account.Name, null, null, null), $"/users/{account.Name}/report", $"/{account.Name}");
    }

    private async Task SendAsync(HttpContext context, ReportFormView view)
    {
        var form = await context.FormAsync();
        view = view with { Reason = form.Text("reason"), Text = form.Text("text") };
        try
        {
            await hub.Community.Reports.CreateAsync(context.Caller, view.Target, ReportEndpoints.ReasonOf(view.Reason), view.Text, context.RequestAborted);
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.BadRequest or Refusal.Conflict)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await RenderAsync(context, view with { Error = refused.Message });
            return;
        }

        await PageRoutes.GoTo(context, $"{view.Back}?done=reported");
    }
}

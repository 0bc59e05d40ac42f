using Linnet.Hub.Access;
using Linnet.Hub.Community.Moderation;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Community;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Moderation;

/// <summary>
/// The queue of reports for those who can do something about them, what administrators switch off and on, and the log of it. What is done about a
/// report comes first and the answer after it: where the second fails, the report stays open and can be answered again.
/// </summary>
internal sealed class ReportQueuePages(HubServices hub)
{
    private const string All = "/reports";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(All, ShowAsync);
        routes.MapForm(All + "/{id}", AnswerAsync);
        routes.MapForm(All + "/switch", SwitchAsync);
        routes.MapPage("/audit", ShowAuditAsync);
    }

    private static string Required(string answer) => answer.Length > 0
        ? answer
        : throw new RefusedException(Refusal.BadRequest, "Say why: the decision and its reason are kept in the audit log.");

    private async Task ShowAsync(HttpContext context)
    {
        var (number, bounds) = PagePart.Of(context);
        var state = ReportEndpoints.StateOf(context.Request.Query["state"].FirstOrDefault());
        var page = await hub.Community.Reports.ListAsync(context.Caller, state, bounds, context.RequestAborted);
        await context.RenderAsync<ReportsPage>(new ReportsView(page.Items, state, number, page.HasMore));
    }

    private async Task ShowAuditAsync(HttpContext context)
    {
        var (number, bounds) = PagePart.Of(context);
        var page = await hub.Community.Moderation.AuditAsync(context.Caller, bounds, context.RequestAborted);
        await context.RenderAsync<AuditPage>(new AuditView(page.Items, number, page.HasMore));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var (form, report) = (await context.FormAsync(), await hub.Community.Reports.FindAsync(context.Caller, context.Id(), context.RequestAborted));
        var (deed, answer) = (form.Text("deed"), Required(form.Text("answer")));
        if (report.Row.State != ReportState.Open) throw new RefusedException(Refusal.Conflict, $"{report.Row.HandlerName} has answered this report already.");
        await DoAsync(context, report, deed, answer);
        var state = deed == "dismiss" ? ReportState.Dismissed : ReportState.Resolved;
        await hub.Community.Reports.AnswerAsync(context.Caller, report.Row.Id, state, answer, context.RequestAborted);
        await PageRoutes.GoTo(context, $"{All}?done=saved");
    }

    private Task DoAsync(HttpContext context, Report report, string deed, string answer)
    {
        var (caller, cancellation) = (context.Caller, context.RequestAborted);
        return (deed, report) switch
        {
            ("dismiss" or "resolve", _) => Task.CompletedTask,
            ("hide", { Comment.IsHidden: true }) => Task.CompletedTask,
            ("hide", { Comment: { } comment, Discussion: { } discussion, Repository: { } repository }) =>
                hub.Discussions.HideAsync(caller, repository.FullName, discussion.Number, comment.Id, cancellation),
            ("lock", { Discussion.IsLocked: true }) => Task.CompletedTask,
            ("lock", { Discussion: { } discussion, Repository: { } repository }) => hub.Discussions.LockAsync(caller, repository.FullName, discussion.Number, isLocked: true, cancellation),
            ("disable", { Repository: { } repository }) => hub.Community.Moderation.SetRepositoryDisabledAsync(caller, repository.FullName, isDisabled: true, answer, cancellation),
            ("disable", { Account: { Kind: AccountKind.User } account }) => hub.Community.Moderation.SetUserDisabledAsync(caller, account.Name, isDisabled: true, answer, cancellation),
            _ => throw new RefusedException(Refusal.BadRequest, "The form does not say what is to be done, or this cannot be done about such a report."),
        };
    }

    private async Task SwitchAsync(HttpContext context)
    {
        context.Caller.RequireRuler();
        var form = await context.FormAsync();
        var (type, name, reason, isOff) = (form.Text("type"), form.Text("name"), Required(form.Text("reason")), form.Text("off") == "true");
        if (type == "user") await hub.Community.Moderation.SetUserDisabledAsync(context.Caller, name, isOff, reason, context.RequestAborted);
        else await hub.Community.Moderation.SetRepositoryDisabledAsync(context.Caller, RepositoryName.Parse(KindPrefixes.Parse(type), name), isOff, reason, context.RequestAborted);
        await PageRoutes.GoTo(context, $"{All}?done=saved");
    }
}

using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Community.Reviews;
using Linnet.Hub.Pages.Community.Proposals;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community;

/// <summary>The pages of discussions and pull requests. Forms say in the field <c>deed</c> what is to be done.</summary>
internal sealed class DiscussionPages(HubServices hub)
{
    private const int PageSize = 30;
    private const int MaxPage = 10_000;
    private const string One = "/discussions/{number:long}";

    private readonly ProposalReader _proposals = new(hub);

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/discussions", ListAsync);
        routes.MapRepositoryPage("/discussions/new", AskAsync);
        routes.MapRepositoryPage(One, ShowAsync);
        MapForm(routes, "/discussions", BeginAsync);
        MapForm(routes, One, ActAsync);
    }

    /// <summary>Takes a form of those who may discuss; the handler asks for that right before all else.</summary>
    private static void MapForm(IEndpointRouteBuilder routes, string suffix, Func<HttpContext, RepositoryKind, Task> answer)
    {
        foreach (var kind in KindPrefixes.All)
            routes.MapPost($"/{KindPrefixes.Files(kind)}{{ns}}/{{name}}{suffix}", context => answer(context, kind)).WithMetadata(FormMark.Instance);
    }

    private static long NumberOf(HttpContext context) => long.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);

    private async Task ListAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.See, CommunityPages.Tab);
        var number = context.Number("p", 0, 0, MaxPage);
        bool? isPullRequest = context.Request.Query["type"].FirstOrDefault() switch
        {
            "pull_request" => true,
            "discussion" => false,
            _ => null,
        };
        var (rows, _, _) = await hub.Discussions.ListAsync(
            context.Caller, page.Name, new DiscussionQuery { IsPullRequest = isPullRequest, Skip = number * PageSize, Take = PageSize + 1 }, context.RequestAborted);
        await context.RenderAsync<DiscussionsPage>(page, new DiscussionsView([.. rows.Take(PageSize)], number, rows.Count > PageSize));
    }

    private async Task AskAsync(HttpContext context, RepositoryKind kind) =>
        await context.RenderAsync<NewDiscussionPage>(await RepositoryPage.OpenAsync(hub, context, kind, Verb.Discuss, CommunityPages.Tab));

    private async Task ShowAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.See, CommunityPages.Tab);
        var discussion = await hub.Discussions.FindAsync(context.Caller, page.Name, NumberOf(context), context.RequestAborted);
        var proposal = discussion.Row.IsPullRequest ? await _proposals.ReadAsync(context.Caller, page, discussion.Row, context.RequestAborted) : null;
        await hub.Community.Inbox.MarkDiscussionAsync(context.Caller, discussion.Row.Id, context.RequestAborted);
        await context.RenderAsync<DiscussionPage>(page, new DiscussionView(discussion, proposal));
    }

    private async Task BeginAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Discuss, CommunityPages.Tab);
        var form = await context.FormAsync();
        var row = await hub.Discussions.CreateAsync(context.Caller, page.Name, form.Text("title"), form.Text("text"), context.RequestAborted);
        await PageRoutes.GoTo(context, string.Create(CultureInfo.InvariantCulture, $"{page.Address}/discussions/{row.Number}?done=created"));
    }

    private async Task ActAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Discuss, CommunityPages.Tab);
        var (form, number) = (await context.FormAsync(), NumberOf(context));
        await DoAsync(context, page.Name, number, form);
        await PageRoutes.GoTo(context, string.Create(CultureInfo.InvariantCulture, $"{page.Address}/discussions/{number}?done=saved"));
    }

    private Task DoAsync(HttpContext context, RepositoryName name, long number, IFormCollection form)
    {
        var (caller, cancellation, text) = (context.Caller, context.RequestAborted, form.Text("text"));
        var comment = long.TryParse(form.Text("comment"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        return form.Text("deed") switch
        {
            "comment" => hub.Discussions.CommentAsync(caller, name, number, text, cancellation),
            "edit" => hub.Discussions.EditAsync(caller, name, number, comment, text, cancellation),
            "hide" => hub.Discussions.HideAsync(caller, name, number, comment, cancellation),
            "close" => hub.Discussions.SetStatusAsync(caller, name, number, DiscussionStatus.Closed, text, cancellation),
            "open" => hub.Discussions.SetStatusAsync(caller, name, number, DiscussionStatus.Open, text, cancellation),
            "rename" => hub.Discussions.RenameAsync(caller, name, number, form.Text("title"), cancellation),
            "lock" => hub.Discussions.LockAsync(caller, name, number, isLocked: true, cancellation),
            "unlock" => hub.Discussions.LockAsync(caller, name, number, isLocked: false, cancellation),
            "merge" => hub.PullRequests.MergeAsync(caller, name, number, text, cancellation),
            "review" => hub.Community.Reviews.AddAsync(caller, name, number, ReviewVerdict.Comment, text, cancellation),
            "approve" => hub.Community.Reviews.AddAsync(caller, name, number, ReviewVerdict.Approve, text, cancellation),
            "request-changes" => hub.Community.Reviews.AddAsync(caller, name, number, ReviewVerdict.RequestChanges, text, cancellation),
            _ => throw new RefusedException(Refusal.BadRequest, "The form does not say what is to be done."),
        };
    }
}

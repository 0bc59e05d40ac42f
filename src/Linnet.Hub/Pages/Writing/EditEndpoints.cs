using System.Text;
using Linnet.Hub.Access;
using Linnet.Hub.Pages.Browsing;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Pages.Texts;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Writing;

/// <summary>Edits texts, cards above all, and deletes files: each time one commit.</summary>
internal sealed class EditEndpoints(HubServices hub)
{
    private const int MaxPath = 1024;
    private const int MaxText = 1 << 20;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/edit/{**rest}", ShowAsync);
        routes.MapRepositoryForm(hub, "/edit/{**rest}", SaveAsync);
        routes.MapRepositoryPage("/remove/{**rest}", async (context, kind) => await ShowRemoveAsync(context, await OpenAsync(context, kind)));
        routes.MapRepositoryForm(hub, "/remove/{**rest}", RemoveAsync);
    }

    private async Task<BrowsedPath> OpenAsync(HttpContext context, RepositoryKind kind)
    {
        var at = await BrowsedPath.OpenAsync(hub, context, kind, Verb.Write, RepositoryTabs.Files);
        PageCommit.RequireBranch(at);
        return at;
    }

    private async Task ShowAsync(HttpContext context, RepositoryKind kind)
    {
        var at = await OpenAsync(context, kind);
        var parent = at.Revision.Commit.ToString();
        var entry = at.Path.Length == 0 ? null : await hub.Files.FindAsync(at.Revision, at.Path, context.RequestAborted);
        if (entry?.File is null)
        {
            var isFolder = at.Path.Length == 0 || entry is not null;
            var path = isFolder && at.Path.Length > 0 ? at.Path + "/" : at.Path;
            var start = at.Path == RepositoryCard.FileName ? CardStart.Of(at.Repository.Row) : string.Empty;
            await context.RenderAsync<EditPage>(at.Repository, new EditView(at, true, path, start, parent));
            return;
        }

        var bytes = entry.File.Size <= MaxText ? await hub.Files.ReadSmallAsync(at.Revision, at.Path, context.RequestAborted) : null;
        if (bytes is null || bytes.AsSpan().Contains((byte)0)) throw new RefusedException(Refusal.BadRequest, WritingTexts.NotText.English);
        await context.RenderAsync<EditPage>(at.Repository, new EditView(at, false, at.Path, Encoding.UTF8.GetString(bytes), parent));
    }

    private async Task SaveAsync(HttpContext context, RepositoryKind kind)
    {
        var (at, form) = (await OpenAsync(context, kind), await context.FormAsync());

        // Forms end their lines with two signs; files here end them with one.
        var text = (form["content"].FirstOrDefault() ?? string.Empty).ReplaceLineEndings("\n");
        if (text.Length > 0 && text[^1] != '\n') text += "\n";
        var view = new EditView(at, form.Text("new").Length > 0, form.Text("path", MaxPath), text, form.Text("parent", 40));
        if (view.Path == RepositoryCard.FileName && CardRules.Check(text, kind).Where(finding => finding.IsError).ToList() is { Count: > 0 } findings)
        {
            await FailAsync(context, view with { Findings = findings });
            return;
        }

        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            await PageCommit.PutAsync(hub, context, at, [(view.Path, new MemoryStream(bytes), bytes.Length)], WritingTexts.Change.In(PageLanguage.English, view.Path), view.Parent);
        }
        catch (RefusedException error) when (error.Refusal == Refusal.ParentMoved)
        {
            // The next try is made on top of what is there now, knowingly.
            await FailAsync(context, view with { Parent = at.Revision.Commit.ToString(), Error = WritingTexts.Moved.In(LanguageChoice.Of(context)) });
            return;
        }
        catch (RefusedException error) when (error.Refusal is Refusal.BadRequest or Refusal.Conflict)
        {
            await FailAsync(context, view with { Error = error.Message });
            return;
        }

        var next = view.Path == RepositoryCard.FileName && at.Revision.RefName == RefNames.Main ? at.Repository.Address : at.Address("blob", view.Path);
        await PageRoutes.GoTo(context, next + "?done=committed");
    }

    private static Task FailAsync(HttpContext context, EditView view)
    {
        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return context.RenderAsync<EditPage>(view.At.Repository, view);
    }

    private async Task ShowRemoveAsync(HttpContext context, BrowsedPath at)
    {
        await hub.Files.RequireFileAsync(at.Revision, at.Path, context.RequestAborted);
        await context.RenderAsync<RemovePage>(at.Repository, at);
    }

    private async Task RemoveAsync(HttpContext context, RepositoryKind kind)
    {
        var at = await OpenAsync(context, kind);
        await hub.Files.RequireFileAsync(at.Revision, at.Path, context.RequestAborted);
        await PageCommit.CommitAsync(hub, context, at, [new DeleteFile(at.Path)], WritingTexts.RemoveTitle.In(PageLanguage.English, at.Path), null);
        await PageRoutes.GoTo(context, at.Address("tree", string.Empty) + "?done=committed");
    }
}

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

/// <summary>Takes files from a browser: small ones, in one commit.</summary>
internal sealed class UploadEndpoints(HubServices hub)
{
    /// <summary>What all files of a form may have together: the server takes no longer forms.</summary>
    internal const long MaxBytes = 28_000_000;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/upload/{**rest}", async (context, kind) => await ShowAsync(context, await OpenAsync(context, kind), null));
        routes.MapRepositoryForm(hub, "/upload/{**rest}", TakeAsync);
    }

    private static Task ShowAsync(HttpContext context, BrowsedPath at, string? error)
    {
        if (error is not null) context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return context.RenderAsync<UploadPage>(at.Repository, new UploadView(at, error));
    }

    /// <summary>Browsers may send the folders of a file's name; only the name itself counts.</summary>
    private static string NameOf(IFormFile file) => file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..];

    private async Task<BrowsedPath> OpenAsync(HttpContext context, RepositoryKind kind)
    {
        var at = await BrowsedPath.OpenAsync(hub, context, kind, Verb.Write, RepositoryTabs.Files);
        PageCommit.RequireBranch(at);
        return at;
    }

    private async Task TakeAsync(HttpContext context, RepositoryKind kind)
    {
        var (at, form) = (await OpenAsync(context, kind), await context.FormAsync());
        var folder = form.Text("folder", 1024).Trim('/');
        var sent = form.Files.Where(file => file.FileName.Length > 0).ToList();
        if (sent.Count == 0)
        {
            await ShowAsync(context, at, WritingTexts.NoFiles.In(LanguageChoice.Of(context)));
            return;
        }

        var files = new List<(string Path, Stream Bytes, long Length)>();
        try
        {
            foreach (var file in sent) files.Add((folder.Length == 0 ? NameOf(file) : $"{folder}/{NameOf(file)}", file.OpenReadStream(), file.Length));
            await PageCommit.PutAsync(hub, context, at, files, WritingTexts.AddFiles.English, null);
        }
        catch (RefusedException error) when (error.Refusal is Refusal.BadRequest or Refusal.Conflict)
        {
            await ShowAsync(context, at with { Path = folder }, error.Message);
            return;
        }
        finally
        {
            foreach (var file in files) await file.Bytes.DisposeAsync();
        }

        await PageRoutes.GoTo(context, at.Address("tree", folder) + "?done=committed");
    }
}

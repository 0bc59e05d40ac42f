using Linnet.Hub.Pages.Browsing;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Writing;

/// <summary>A commit that a page makes.</summary>
internal static class PageCommit
{
    internal const string TitleField = "title";
    internal const string DescriptionField = "description";
    internal const int MaxTitle = 200;
    internal const int MaxDescription = 10_000;

    /// <summary>Stores what comes with a form and commits it.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="context">The request, whose form has the words of the commit.</param>
    /// <param name="at">The branch.</param>
    /// <param name="files">Paths with their bytes.</param>
    /// <param name="defaultTitle">Where the form says nothing.</param>
    /// <param name="parent">The commit that the visitor has seen; null where any will do.</param>
    internal static async Task PutAsync(
        HubServices hub, HttpContext context, BrowsedPath at, IReadOnlyList<(string Path, Stream Bytes, long Length)> files, string defaultTitle, string? parent)
    {
        var operations = new List<CommitOperation>();
        await using (var upload = hub.Contents.BeginUpload())
        {
            foreach (var (path, bytes, length) in files) operations.Add(new PutFile(path, await upload.AddAsync(bytes, length, null, context.RequestAborted)));
            await upload.CompleteAsync(context.Caller.RequireUser(), context.RequestAborted);
        }

        await CommitAsync(hub, context, at, operations, defaultTitle, parent);
    }

    /// <summary>Commits to the branch of a page.</summary>
    internal static async Task CommitAsync(HubServices hub, HttpContext context, BrowsedPath at, IReadOnlyList<CommitOperation> operations, string defaultTitle, string? parent)
    {
        var form = await context.FormAsync();
        var title = form.Text(TitleField, MaxTitle) is { Length: > 0 } written ? written : defaultTitle;
        var request = new CommitRequest(title, form.Text(DescriptionField, MaxDescription), parent, operations);
        await hub.Commits.CommitAsync(context.Caller, at.Repository.Name, RefNames.Revision(at.Revision.RefName!), request, context.RequestAborted);
    }

    /// <summary>Refuses a revision that is no branch: only branches take commits.</summary>
    internal static void RequireBranch(BrowsedPath at)
    {
        if (!at.IsBranch) throw new RefusedException(Refusal.BadRequest, $"'{at.RevisionName}' is no branch of {at.Repository.Name.Id}: commits go to a branch.");
    }
}

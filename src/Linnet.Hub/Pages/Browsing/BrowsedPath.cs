using Linnet.Hub.Access;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>Where in a repository a page is: the revision and the path that its address names.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Revision">The revision.</param>
/// <param name="RevisionName">As people write it: a branch, a tag, a commit.</param>
/// <param name="Path">From the root; empty for the root.</param>
internal sealed record BrowsedPath(RepositoryPage Repository, Revision Revision, string RevisionName, string Path)
{
    /// <summary>The last part of the path.</summary>
    internal string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder that the path is in; empty for the root.</summary>
    internal string Folder => Path.LastIndexOf('/') is var slash and > 0 ? Path[..slash] : string.Empty;

    /// <summary>Whether the revision is a branch, to which one can commit.</summary>
    internal bool IsBranch => Revision.RefName?.StartsWith(RefNames.Heads, StringComparison.Ordinal) == true;

    /// <summary>The address of another view of a path at this revision.</summary>
    /// <param name="view">Such as <c>tree</c>, <c>blob</c>, <c>resolve</c>.</param>
    /// <param name="path">From the root.</param>
    internal string Address(string view, string path) => AddressAt(RevisionName, view, path);

    /// <summary>The address of a path at another revision.</summary>
    internal string AddressAt(string revision, string view, string path)
    {
        var start = $"{Repository.Address}/{view}/{PathLinks.Revision(revision)}";
        return path.Length == 0 ? start : $"{start}/{PathLinks.Escape(path)}";
    }

    /// <summary>The way from the root down to the path, for breadcrumbs.</summary>
    internal IReadOnlyList<(string Label, string? Address)> Steps()
    {
        var steps = new List<(string, string?)> { (Repository.Row.Name, Path.Length == 0 ? null : Address("tree", string.Empty)) };
        var parts = Path.Length == 0 ? [] : Path.Split('/');
        for (var count = 1; count <= parts.Length; count++)
            steps.Add((parts[count - 1], count == parts.Length ? null : Address("tree", string.Join('/', parts.Take(count)))));
        return steps;
    }

    /// <summary>Opens what the address of a request names behind the name of the view.</summary>
    internal static async Task<BrowsedPath> OpenAsync(HubServices hub, HttpContext context, RepositoryKind kind, Verb verb, string tab)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, verb, tab);
        var rest = RawPath.Parts(context, kind == RepositoryKind.Model ? 3 : 4);
        if (rest.Count == 0 || rest[0].Length == 0) rest = [RefNames.MainBranch];
        var (revision, parts) = await hub.Revisions.FindAsync(page.Row, rest, context.RequestAborted);
        var name = revision.RefName is { } refName ? PathLinks.NameOf(refName) : revision.Commit.ToString();
        return new BrowsedPath(page, revision, name, RawPath.Join(rest.Skip(parts)));
    }
}

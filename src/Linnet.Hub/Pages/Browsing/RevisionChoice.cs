using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>The revisions to which a page can be switched.</summary>
/// <param name="View">The view that stays: <c>tree</c>, <c>blob</c>, <c>commits</c>.</param>
/// <param name="At">Where the page is.</param>
/// <param name="Branches">Their names.</param>
/// <param name="Tags">Their names.</param>
internal sealed record RevisionChoice(string View, BrowsedPath At, IReadOnlyList<string> Branches, IReadOnlyList<string> Tags)
{
    private const int MaxNames = 30;

    internal static async Task<RevisionChoice> LoadAsync(HubServices hub, BrowsedPath at, string view, CancellationToken cancellation)
    {
        var refs = await hub.Refs.ListAsync(at.Repository.Row, cancellation);
        return new RevisionChoice(view, at, Names(RefNames.Heads), Names(RefNames.Tags));

        List<string> Names(string folder) => [.. refs.Where(row => row.Name.StartsWith(folder, StringComparison.Ordinal)).Take(MaxNames).Select(row => PathLinks.NameOf(row.Name))];
    }
}

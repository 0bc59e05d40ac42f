using Linnet.Hub.Pages.Community;
using Linnet.Hub.Pages.Judging;
using Linnet.Hub.Pages.Origin;
using Linnet.Hub.Pages.Origin.Lineage;
using Linnet.Hub.Pages.Origin.Versions;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Repository;

/// <summary>A tab of every repository's pages.</summary>
/// <param name="Key">By which pages say that they belong to it.</param>
/// <param name="Label">Its name.</param>
/// <param name="Path">Behind the repository's address, such as <c>/commits/main</c>.</param>
/// <param name="Icon">A drawing of <c>IconPaths</c>.</param>
internal sealed record RepositoryTab(string Key, PageText Label, string Path, string Icon)
{
    /// <summary>Who sees it, and on which repositories; everybody where nothing is said.</summary>
    internal Func<RepositoryPage, bool> IsShown { get; init; } = _ => true;
}

/// <summary>The tabs of every repository's pages; each room adds a line.</summary>
internal static class RepositoryTabs
{
    internal const string Card = "card";
    internal const string Files = "files";
    internal const string Commits = "commits";
    internal const string Settings = "settings";

    internal static readonly IReadOnlyList<RepositoryTab> All =
    [
        new(Card, RepositoryTexts.Card, string.Empty, "model"),
        new(Files, RepositoryTexts.Files, "/tree/main", "folder") { IsShown = page => page.CanRead },
        new(Commits, RepositoryTexts.History, "/commits/main", "clock") { IsShown = page => page.CanRead },
        new(OriginTabs.Versions, VersionTexts.Versions, "/versions", "tag") { IsShown = page => page.CanRead },
        new(OriginTabs.Origin, OriginTexts.Tab, "/origin", "shield") { IsShown = page => page.CanRead },
        .. JudgingTabs.All,
        new(CommunityPages.Tab, CommunityTexts.Discussions, "/discussions", "talk"),
        new(Settings, RepositoryTexts.Settings, "/settings", "edit") { IsShown = page => page.CanAdminister },
    ];
}

using System.Net;
using Linnet.Hub.Access;
using Linnet.Hub.Community.Collections;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol.Community;

/// <summary>Collections as clients read them. The npm client takes the owner as an object, the Python client takes what comes.</summary>
internal static class CollectionViews
{
    /// <summary>A collection with its items.</summary>
    internal static Dictionary<string, object?> Of(HttpContext context, CollectionView view, IReadOnlySet<long> liked) => new()
    {
        ["slug"] = view.Slug,
        ["title"] = view.Row.Title,
        ["description"] = view.Row.Description,
        ["lastUpdated"] = view.Row.Updated.UtcDateTime,
        ["gating"] = false,
        ["owner"] = AccountViews.Owner(view.Owner),
        ["items"] = view.Items.Select((item, position) => Of(item, position, liked)),
        ["theme"] = view.Row.Theme,
        ["private"] = view.Row.IsPrivate,
        ["upvotes"] = 0,
        ["isUpvotedByUser"] = false,
        ["position"] = view.Row.Position,
        ["shareUrl"] = $"{context.Root}/collections/{view.Slug}",
    };

    /// <summary>The repositories that a view names.</summary>
    internal static IEnumerable<long> RepositoriesOf(CollectionView view) => view.Items.Select(item => item.Row.RepositoryId).OfType<long>();

    private static Dictionary<string, object?> Of(CollectionItem item, int position, IReadOnlySet<long> liked)
    {
        var view = new Dictionary<string, object?> { ["_id"] = ItemId(item.Row.Id), ["position"] = position };
        if (item.Row.Note is { } note) view["note"] = new { html = WebUtility.HtmlEncode(note), text = note };
        if (item.Repository is { } repository) Describe(view, repository, liked.Contains(repository.Id));
        else Describe(view, item.Target!);
        return view;
    }

    private static void Describe(Dictionary<string, object?> view, RepositoryRow row, bool isLiked)
    {
        var type = row.Kind.ToString().ToLowerInvariant();
        (view["type"], view["repoType"], view["id"], view["author"]) = (type, type, row.FullName.Id, row.Namespace);
        (view["likes"], view["downloads"], view["isLikedByUser"]) = (row.Likes, row.Downloads, isLiked);
        (view["private"], view["lastModified"], view["createdAt"]) = (row.Visibility == Visibility.Private, row.Modified.UtcDateTime, row.Created.UtcDateTime);
        view["gated"] = row.Gating switch { Gating.Auto => "auto", Gating.Manual => "manual", _ => false };
        if (row.PipelineTag is { } task) view["pipeline_tag"] = task;
        if (row.Kind == RepositoryKind.Model) view["availableInferenceProviders"] = Array.Empty<object>();
    }

    private static void Describe(Dictionary<string, object?> view, CollectionView target)
    {
        (view["type"], view["id"], view["slug"], view["title"]) = ("collection", ItemId(target.Row.Id), target.Slug, target.Row.Title);
        (view["owner"], view["theme"], view["private"]) = (AccountViews.Owner(target.Owner), target.Row.Theme, target.Row.IsPrivate);
        (view["lastUpdated"], view["description"]) = (target.Row.Updated.UtcDateTime, target.Row.Description);
    }

    private static string ItemId(long id) => $"{id}";
}

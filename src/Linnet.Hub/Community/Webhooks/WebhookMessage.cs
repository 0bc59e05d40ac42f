using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Community.Activity;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Community.Webhooks;

/// <summary>What webhooks are told of a happening, in the form of the public hub (version 3). Addresses are paths: the hub does not know under which names it is reached.</summary>
/// <param name="Action">create, update, move or delete.</param>
/// <param name="Scope">Such as <c>repo.content</c>.</param>
/// <param name="Body">Without the part that names the webhook.</param>
internal sealed record WebhookMessage(string Action, string Scope, JsonObject Body)
{
    private const int Version = 3;

    private const string Zeros = "0000000000000000000000000000000000000000";

    // Chinese stays readable; the body is never part of a page.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Action and scope.</summary>
    internal string Event => $"{Action} {Scope}";

    internal WebhookDomains Domain => Scope.StartsWith("repo", StringComparison.Ordinal) ? WebhookDomains.Repositories : WebhookDomains.Discussions;

    /// <summary>Puts a happening into words.</summary>
    /// <returns>Null for what webhooks are not told.</returns>
    internal static WebhookMessage? Of(Happening happening)
    {
        if (EventOf(happening) is not var (action, scope)) return null;
        var (activity, repository) = (happening.Activity, happening.Repository);
        var body = new JsonObject { ["event"] = new JsonObject { ["action"] = action, ["scope"] = scope }, ["repo"] = RepositoryOf(repository) };
        if (activity.RefName is { } refName)
        {
            if (activity.After is { } head && refName == RefNames.Main) body["repo"]!["headSha"] = head.ToString();
            body["updatedRefs"] = new JsonArray(new JsonObject
            {
                ["ref"] = RefNames.Revision(refName),
                ["oldSha"] = NameOf(activity.Before),
                ["newSha"] = NameOf(activity.After),
            });
        }

        if (activity.Kind == ActivityKind.Configured) body["updatedConfig"] = new JsonObject { ["private"] = repository.Visibility == Visibility.Private };
        if (activity.Kind == ActivityKind.Moved)
        {
            body["movedTo"] = new JsonObject { ["name"] = repository.FullName.Id, ["owner"] = new JsonObject { ["id"] = $"{repository.OwnerId}" } };
            body["repo"]!["name"] = activity.Text;
        }

        if (activity.Kind == ActivityKind.RefMoved) return new WebhookMessage(action, scope, body);
        if (happening.Discussion is { } discussion) body["discussion"] = DiscussionOf(discussion, repository);
        if (happening.Event is { Kind: DiscussionEventKind.Comment or DiscussionEventKind.Review } comment) body["comment"] = CommentOf(comment, happening.Discussion!, repository);
        return new WebhookMessage(action, scope, body);
    }

    /// <summary>The body for one webhook.</summary>
    internal string For(WebhookRow webhook)
    {
        var body = Body.DeepClone().AsObject();
        body["webhook"] = new JsonObject { ["id"] = $"{webhook.Id}", ["version"] = Version };
        return body.ToJsonString(Options);
    }

    private static (string Action, string Scope)? EventOf(Happening happening) => happening.Activity.Kind switch
    {
        ActivityKind.Created => ("create", "repo"),
        ActivityKind.Deleted => ("delete", "repo"),
        ActivityKind.Moved => ("move", "repo"),
        ActivityKind.Configured => ("update", "repo.config"),
        ActivityKind.RefMoved => ("update", "repo.content"),
        ActivityKind.DiscussionOpened => ("create", "discussion"),
        ActivityKind.DiscussionChanged or ActivityKind.Merged => ("update", "discussion"),
        ActivityKind.Commented or ActivityKind.Reviewed => ("create", "discussion.comment"),
        ActivityKind.CommentChanged => ("update", "discussion.comment"),
        _ => null,
    };

    private static string NameOf(ObjectId? commit) => commit?.ToString() ?? Zeros;

    private static JsonObject RepositoryOf(RepositoryRow row) => new()
    {
        ["type"] = row.Kind.ToString().ToLowerInvariant(),
        ["name"] = row.FullName.Id,
        ["id"] = $"{row.Id}",
        ["private"] = row.Visibility == Visibility.Private,
        ["url"] = new JsonObject { ["web"] = $"/{row.FullName.Address}", ["api"] = $"/api/{row.Kind.ToString().ToLowerInvariant()}s/{row.FullName.Id}" },
        ["owner"] = new JsonObject { ["id"] = $"{row.OwnerId}" },
    };

    private static JsonObject DiscussionOf(DiscussionRow row, RepositoryRow repository)
    {
        var body = new JsonObject
        {
            ["id"] = $"{row.Id}",
            ["num"] = row.Number,
            ["title"] = row.Title,
            ["status"] = Discussions.StatusName(row.Status),
            ["isPullRequest"] = row.IsPullRequest,
            ["author"] = new JsonObject { ["id"] = $"{row.AuthorId}" },
            ["url"] = new JsonObject { ["web"] = $"/{repository.FullName.Address}/discussions/{row.Number}" },
        };
        if (row.IsPullRequest) body["changes"] = new JsonObject { ["base"] = RefNames.Revision(row.BaseRef!), ["mergeCommitId"] = row.MergeCommitId?.ToString() };
        return body;
    }

    private static JsonObject CommentOf(DiscussionEventRow item, DiscussionRow row, RepositoryRow repository) => new()
    {
        ["id"] = $"{item.Id}",
        ["author"] = new JsonObject { ["id"] = $"{item.AuthorId}" },
        ["hidden"] = item.IsHidden,
        ["content"] = item.IsHidden ? null : item.Text,
        ["url"] = new JsonObject { ["web"] = $"/{repository.FullName.Address}/discussions/{row.Number}#event-{item.Id}" },
    };
}

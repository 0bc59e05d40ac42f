using System.Globalization;
using Linnet.Hub.Mirror.Upstream;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol.Mirror;

/// <summary>Describes and lists a repository of another hub, in the words in which this one speaks of its own.</summary>
internal sealed class MirrorListing(MirrorVersion version, MirrorTree tree)
{
    private const int PageSize = 1000;

    internal Task DescribeAsync(HttpContext context)
    {
        var info = MirrorInfo.Read(version.Info);
        var withSizes = context.IsSet("blobs");
        return HubJson.WriteAsync(context, new RepositoryView
        {
            Key = $"mirror:{version.Name.Address}",
            Id = info.Id,
            ModelId = version.Name.Kind == RepositoryKind.Model ? info.Id : null,
            Author = version.Name.Namespace,
            Sha = version.Commit.ToString(),
            LastModified = (info.Modified ?? default).UtcDateTime,
            CreatedAt = (info.Created ?? default).UtcDateTime,
            Private = info.IsPrivate,
            Gated = info.Gating is { } gating ? gating : false,
            Disabled = false,
            Downloads = info.Downloads,
            Likes = info.Likes,
            Tags = info.Tags,
            PipelineTag = info.Task,
            Library = info.Library,
            Siblings = tree.List(string.Empty, isRecursive: true)!.Where(entry => entry.File is not null).Select(entry => SiblingView.Of(entry, withSizes)),
        });
    }

    internal Task TreeAsync(HttpContext context, string folder)
    {
        var all = tree.List(folder, context.IsSet("recursive"))
            ?? throw new RefusedException(Refusal.EntryNotFound, $"There is no folder '{folder}' at {version.Commit}.") { Commit = version.Commit.ToString() };

        // The files of a commit never change, so that a number is enough to go on.
        var skip = context.Number("cursor", 0, 0, int.MaxValue / 2);
        if (all.Count > skip + PageSize) context.LinkNext((skip + PageSize).ToString(CultureInfo.InvariantCulture));
        return HubJson.WriteAsync(context, all.Skip(skip).Take(PageSize).Select(ViewOf));
    }

    internal async Task PathsAsync(HttpContext context)
    {
        var (paths, _) = await TreeEndpoints.ReadPathsAsync(context);
        await HubJson.WriteAsync(context, paths.Select(path => tree.FindEntry(path.Trim('/'))).OfType<FileEntry>().Select(ViewOf));
    }

    /// <summary>The other hub does not tell the SHA-256 of small files.</summary>
    private static EntryView ViewOf(FileEntry entry) => EntryView.Of(entry, null, null) with { Sha256 = entry.File is { IsPointer: true } file ? file.Content.ToString() : null };
}

using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Linnet.Hub.Content;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>What a bundle holds, read and checked by itself: every object has the bytes that its name says, and nothing is missing that is announced.</summary>
internal sealed class BundleFile
{
    private const int MaxCommit = 1 << 20;
    private const int MaxTree = 64 << 20;

    private readonly BundleLimits _limits;
    private readonly Dictionary<(int Repository, ObjectId Id), byte[]> _commits = [];
    private readonly Dictionary<ObjectId, byte[]> _trees = [];
    private readonly Dictionary<ContentId, StoredContent> _contents = [];
    private long _treeBytes;

    private readonly Dictionary<string, long> _announced;
    private readonly int _announcedCommits;

    private BundleFile(BundleManifest manifest, BundleLimits limits)
    {
        (Manifest, _limits) = (manifest, limits);
        _announced = manifest.Contents.GroupBy(content => content.Sha256, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Size, StringComparer.Ordinal);
        _announcedCommits = manifest.Repositories.Sum(repository => repository.Commits.Count);
    }

    internal BundleManifest Manifest { get; }

    internal IReadOnlyDictionary<(int Repository, ObjectId Id), byte[]> Commits => _commits;

    internal IReadOnlyDictionary<ObjectId, byte[]> Trees => _trees;

    internal IReadOnlyDictionary<ContentId, StoredContent> Contents => _contents;

    /// <summary>Reads only what is in a bundle.</summary>
    internal static async Task<BundleManifest> ReadManifestAsync(Stream stream, CancellationToken cancellation)
    {
        await using var tar = new TarReader(stream, leaveOpen: true);
        return (await BeginAsync(tar, BundleLimits.Beside, cancellation)).Manifest;
    }

    /// <summary>Reads a bundle to its end.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="upload">Takes the contents in; who calls decides whether they are kept.</param>
    /// <param name="limits">How much of it may be held in memory.</param>
    /// <param name="announced">Hears what will come, and may refuse it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="DataFormatException">Something in it is not as it should be.</exception>
    internal static async Task<BundleFile> ReadAsync(
        Stream stream, ContentUpload upload, BundleLimits limits, Func<BundleManifest, Task> announced, CancellationToken cancellation)
    {
        try
        {
            await using var tar = new TarReader(stream, leaveOpen: true);
            var (manifest, head) = await BeginAsync(tar, limits, cancellation);
            await announced(manifest);
            var file = new BundleFile(manifest, limits);
            var isWhole = false;
            while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                if (isWhole) throw Wrong($"'{Shown(entry.Name)}' follows its end");
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) throw Wrong($"'{Shown(entry.Name)}' is no plain file");
                if (entry.Name == BundleNames.End) isWhole = await IsEndAsync(entry, head, cancellation);
                else await file.AddAsync(entry, upload, cancellation);
            }

            if (!isWhole) throw Wrong("it has no end; it was cut off");
            file.CheckComplete();
            return file;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException or JsonException)
        {
            throw Wrong(error.Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }

    internal static DataFormatException Wrong(string what) => new("bundle", null, $"it cannot be used: {what}. Nothing was imported; fetch or export it again.");

    private static string Shown(string name) => new([.. name.Take(100).Select(letter => char.IsControl(letter) ? '?' : letter)]);

    private static async Task<(BundleManifest Manifest, byte[] Head)> BeginAsync(TarReader tar, BundleLimits limits, CancellationToken cancellation)
    {
        try
        {
            if (await tar.GetNextEntryAsync(copyData: false, cancellation) is not { Name: BundleNames.Manifest } first) throw Wrong($"it does not begin with {BundleNames.Manifest}");
            var head = await BytesAsync(first, limits.ManifestBytes, cancellation);
            var manifest = JsonSerializer.Deserialize<BundleManifest>(head, BundleNames.Json) ?? throw Wrong("its list is empty");
            if (manifest.Format != BundleManifest.CurrentFormat)
                throw Wrong($"it has format {manifest.Format}, and this program reads {BundleManifest.CurrentFormat}; a newer one may read it");
            var lists = new object?[] { manifest.Repositories, manifest.Trees, manifest.Blobs, manifest.Contents };
            if (lists.Contains(null) || manifest.Repositories.Count > limits.Repositories || manifest.Repositories.Any(item => item is null || item.Name is null || item.Refs is null || item.Refs.Any(known => known?.Name is null) || item.Commits is null || item.Since is null)
                || manifest.Blobs.Contains(null!) || manifest.Contents.Any(content => content?.Sha256 is null))
                throw Wrong("its list is not complete");
            if ((long)manifest.Trees.Count + manifest.Blobs.Count + manifest.Contents.Count + manifest.Repositories.Sum(item => (long)item.Commits.Count) > limits.Objects)
                throw Wrong($"it has more than {limits.Objects} commits, folders and files, which is too much here; an administrator imports it with `linnet hub import`");
            return (manifest, head);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException or JsonException)
        {
            throw Wrong(error.Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }

    private static async Task<bool> IsEndAsync(TarEntry entry, byte[] head, CancellationToken cancellation) =>
        Encoding.ASCII.GetString(await BytesAsync(entry, 100, cancellation)).Trim() == Convert.ToHexStringLower(SHA256.HashData(head))
            ? true
            : throw Wrong("its end belongs to another list");

    private static async Task<byte[]> BytesAsync(TarEntry entry, int limit, CancellationToken cancellation)
    {
        if (entry.Length > limit) throw Wrong($"'{Shown(entry.Name)}' has {entry.Length} bytes, which is too much");
        var bytes = new byte[entry.Length];
        if (entry.DataStream is { } data) await data.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private async Task AddAsync(TarEntry entry, ContentUpload upload, CancellationToken cancellation)
    {
        if (BundleNames.AsCommit(entry.Name) is { } commit && ObjectId.TryParse(commit.Id, out var commitId))
        {
            var bytes = await BytesAsync(entry, MaxCommit, cancellation);
            Check(GitHash.Of(GitHash.Commit, bytes) == commitId && _commits.TryAdd((commit.Repository, commitId), bytes), entry.Name);
            if (_commits.Count > _announcedCommits) throw Wrong("it has commits that its list does not name");
        }
        else if (ObjectId.TryParse(BundleNames.AsTree(entry.Name), out var treeId))
        {
            var bytes = await BytesAsync(entry, MaxTree, cancellation);
            if ((_treeBytes += bytes.Length) > _limits.TreeBytes) throw Wrong("its folders are too many");
            Check(GitHash.Of(GitHash.Tree, bytes) == treeId && _trees.TryAdd(treeId, bytes), entry.Name);
        }
        else if (ContentId.TryParse(BundleNames.AsContent(entry.Name), out var contentId))
        {
            // What was not announced has not been asked for room.
            if (!_announced.TryGetValue(contentId.ToString(), out var size) || size != entry.Length) throw Wrong($"'{Shown(entry.Name)}' is not in its list, or has another length there");
            try
            {
                var added = await upload.AddAsync(entry.DataStream ?? Stream.Null, entry.Length, contentId, cancellation);
                Check(_contents.TryAdd(contentId, added.Content), entry.Name);
            }
            catch (RefusedException)
            {
                throw Wrong($"'{entry.Name}' has other bytes than its name says");
            }
        }
        else
        {
            throw Wrong($"'{Shown(entry.Name)}' has no place in it");
        }
    }

    private static void Check(bool isRight, string name)
    {
        if (!isRight) throw Wrong($"'{Shown(name)}' has other bytes than its name says, or is there twice");
    }

    /// <summary>What the list announces is there, and each file's names belong together.</summary>
    private void CheckComplete()
    {
        for (var i = 0; i < Manifest.Repositories.Count; i++)
        {
            foreach (var id in Manifest.Repositories[i].Commits)
                if (!ObjectId.TryParse(id, out var commit) || !_commits.ContainsKey((i, commit))) throw Wrong($"commit {Shown(id)} is missing");
        }

        foreach (var id in Manifest.Trees)
            if (!ObjectId.TryParse(id, out var tree) || !_trees.ContainsKey(tree)) throw Wrong($"folder {Shown(id)} is missing");
        foreach (var item in Manifest.Contents)
            if (!ContentId.TryParse(item.Sha256, out var id) || !_contents.TryGetValue(id, out var content) || content.Size != item.Size) throw Wrong($"content {Shown(item.Sha256)} is missing");
        foreach (var blob in Manifest.Blobs) CheckBlob(blob);
    }

    private void CheckBlob(BundleBlob blob)
    {
        if (!ObjectId.TryParse(blob.Id, out var id) || !ContentId.TryParse(blob.Sha256, out var contentId) || !_contents.TryGetValue(contentId, out var content) || content.Size != blob.Size)
            throw Wrong($"file {Shown(blob.Id)} is missing");
        var actual = blob.IsPointer ? GitHash.Of(GitHash.Blob, new LfsPointer(contentId, content.Size).ToBytes()) : content.GitId;
        if (actual != id) throw Wrong($"file {blob.Id} has other bytes than its name says");
    }
}

using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Linnet.Hub.Content;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>Writes what was collected as one file: the same things always as the same bytes.</summary>
internal sealed class BundleWriter(HubServices hub, BundleCollector collected)
{
    /// <summary>Writes a bundle.</summary>
    internal async Task WriteAsync(Stream stream, CancellationToken cancellation)
    {
        var manifest = collected.Manifest();
        var head = JsonSerializer.SerializeToUtf8Bytes(manifest, BundleNames.Json);
        await using var tar = new TarWriter(stream, TarEntryFormat.Gnu, leaveOpen: true);
        await AddAsync(tar, BundleNames.Manifest, new MemoryStream(head), cancellation);
        for (var i = 0; i < manifest.Repositories.Count; i++)
        {
            foreach (var commit in collected.Commits[i]) await AddAsync(tar, BundleNames.Commit(i, commit.Id.ToString()), new MemoryStream(commit.Bytes), cancellation);
        }

        foreach (var id in manifest.Trees) await AddAsync(tar, BundleNames.Tree(id), new MemoryStream(collected.Trees[IdOf(id)]), cancellation);
        foreach (var content in manifest.Contents) await AddContentAsync(tar, content, cancellation);

        // A file that was cut off has no end.
        await AddAsync(tar, BundleNames.End, new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(head)) + "\n")), cancellation);
    }

    private static ObjectId IdOf(string text) => ObjectId.TryParse(text, out var id) ? id : throw new InvalidOperationException($"{text} is no id.");

    private static Task AddAsync(TarWriter tar, string name, Stream bytes, CancellationToken cancellation) => tar.WriteEntryAsync(
        new GnuTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = bytes,
            ModificationTime = DateTimeOffset.UnixEpoch,
            AccessTime = default,
            ChangeTime = default,
            Mode = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
        },
        cancellation);

    private async Task AddContentAsync(TarWriter tar, BundleContent content, CancellationToken cancellation)
    {
        if (!ContentId.TryParse(content.Sha256, out var id)) throw new InvalidOperationException($"{content.Sha256} is no SHA-256.");
        await using var bytes = await hub.Contents.OpenAsync(id, 0, content.Size, cancellation);
        await using var sized = new SizedStream(bytes, content.Size);
        await AddAsync(tar, BundleNames.Content(content.Sha256), sized, cancellation);
    }
}

using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Linnet.Hub.Content;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>Writes what was collected as one file: the same things always as the same bytes.</summary>
internal sealed class BundleWriter
{
    /// <summary>Archives are made of blocks: one before each file, and two at the end.</summary>
    private const int Block = 512;
    private const int EndBlocks = 2;

    private readonly HubServices _hub;
    private readonly BundleCollector _collected;
    private readonly BundleManifest _manifest;
    private readonly byte[] _head;
    private readonly byte[] _end;

    /// <param name="hub">Where the files are.</param>
    /// <param name="collected">All that belongs to the bundle.</param>
    internal BundleWriter(HubServices hub, BundleCollector collected)
    {
        (_hub, _collected, _manifest) = (hub, collected, collected.Manifest());
        _head = JsonSerializer.SerializeToUtf8Bytes(_manifest, BundleNames.Json);
        Tag = Convert.ToHexStringLower(SHA256.HashData(_head));

        // A file that was cut off has no end.
        _end = Encoding.ASCII.GetBytes(Tag + "\n");
        Length = (EndBlocks * Block) + Small().Select(entry => (long)entry.Bytes.Length).Concat(_manifest.Contents.Select(content => content.Size))
            .Sum(size => Block + ((size + Block - 1) / Block * Block));
    }

    /// <summary>The SHA-256 of the list: everything else follows from it.</summary>
    internal string Tag { get; }

    /// <summary>How many bytes are written.</summary>
    internal long Length { get; }

    /// <summary>Writes the bundle.</summary>
    internal async Task WriteAsync(Stream stream, CancellationToken cancellation)
    {
        await using var tar = new TarWriter(stream, TarEntryFormat.Gnu, leaveOpen: true);
        foreach (var (name, bytes) in Small().SkipLast(1)) await AddAsync(tar, name, new MemoryStream(bytes), cancellation);
        foreach (var content in _manifest.Contents) await AddContentAsync(tar, stream as BundleWindow, content, cancellation);
        await AddAsync(tar, BundleNames.End, new MemoryStream(_end), cancellation);
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

    /// <summary>All but the files of the repositories, which come before the last of these.</summary>
    private IEnumerable<(string Name, byte[] Bytes)> Small()
    {
        yield return (BundleNames.Manifest, _head);
        for (var i = 0; i < _manifest.Repositories.Count; i++)
        {
            foreach (var commit in _collected.Commits[i]) yield return (BundleNames.Commit(i, commit.Id.ToString()), commit.Bytes);
        }

        foreach (var id in _manifest.Trees) yield return (BundleNames.Tree(id), _collected.Trees[IdOf(id)]);
        yield return (BundleNames.End, _end);
    }

    private async Task AddContentAsync(TarWriter tar, BundleWindow? window, BundleContent content, CancellationToken cancellation)
    {
        if (!ContentId.TryParse(content.Sha256, out var id)) throw new InvalidOperationException($"{content.Sha256} is no SHA-256.");
        await using var bytes = window?.Misses(Block, content.Size) == true ? new ZeroStream(content.Size) : await _hub.Contents.OpenAsync(id, 0, content.Size, cancellation);
        await using var sized = new SizedStream(bytes, content.Size);
        await AddAsync(tar, BundleNames.Content(content.Sha256), sized, cancellation);
    }
}

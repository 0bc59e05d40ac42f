using Linnet.IO;

namespace Linnet.Client.Hub;

/// <summary>
/// The files of one repository on this machine, in the layout that Hugging Face's own tools share: contents in <c>blobs</c> by their hash,
/// and a folder of links to them for each commit in <c>snapshots</c>.
/// </summary>
internal sealed class HubCache(string cacheFolder, HubRepository repository)
{
    private readonly string _root = Path.Combine(Path.GetFullPath(cacheFolder), repository.FolderName);

    /// <summary>Where a content is, or will be.</summary>
    internal string Blob(HubFile file) => Path.Combine(_root, "blobs", file.Hash);

    internal string Snapshot(string commit) => Path.Combine(_root, "snapshots", commit);

    internal bool Has(HubFile file) => new FileInfo(Blob(file)) is { Exists: true } info && info.Length == file.Size;

    /// <summary>Links a snapshot's files to their contents, and remembers which commit the revision meant.</summary>
    internal string Link(HubSnapshot snapshot, IEnumerable<HubFile> files, string revision)
    {
        var folder = Snapshot(snapshot.Commit);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, Path.Combine(file.Path.Split('/')));
            if (File.Exists(path) && new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) is not { Exists: false }) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Link(path, Blob(file));
        }

        if (revision != snapshot.Commit) AtomicFile.WriteText(Path.Combine(_root, "refs", Path.Combine(revision.Split('/'))), snapshot.Commit);
        return folder;
    }

    /// <summary>The snapshot that a revision meant when it was last asked for, or null.</summary>
    internal string? Find(string revision)
    {
        var reference = Path.Combine(_root, "refs", Path.Combine(revision.Split('/')));
        var commit = File.Exists(reference) ? File.ReadAllText(reference).Trim() : revision;
        return Directory.Exists(Snapshot(commit)) ? Snapshot(commit) : null;
    }

    private static void Link(string path, string blob)
    {
        try
        {
            File.Delete(path);
            File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, blob));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !File.Exists(path))
        {
            // A system or a disk without links: a copy takes more room but serves as well.
            using var source = File.OpenRead(blob);
            AtomicFile.Write(path, source.CopyTo);
        }
    }
}

using System.Security.Cryptography;

namespace Linnet.Hub.Diff;

/// <summary>The files of a folder on the disk as a version. Links are not followed, so that nothing outside of the folder is read.</summary>
internal sealed class FolderFiles : IVersionFiles
{
    private readonly string _root;

    private FolderFiles(string root, IReadOnlyList<VersionFile> files)
    {
        _root = root;
        Files = files;
    }

    public IReadOnlyList<VersionFile> Files { get; }

    /// <summary>Lists a folder and hashes its files.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<FolderFiles> OpenAsync(string path, CancellationToken cancellation)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var files = new List<VersionFile>();
        foreach (var file in Directory.EnumerateFiles(path, "*", options))
        {
            await using var stream = OpenFile(file);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
            files.Add(new VersionFile(Path.GetRelativePath(path, file).Replace('\\', '/'), stream.Length, hash));
        }

        files.Sort((x, y) => string.CompareOrdinal(x.Path, y.Path));
        return new FolderFiles(path, files);
    }

    public Task<Stream> OpenAsync(VersionFile file, long offset, long length, CancellationToken cancellation)
    {
        var stream = OpenFile(Path.Combine(_root, file.Path));
        stream.Position = offset;
        return Task.FromResult<Stream>(new BoundedStream(stream, length));
    }

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
}

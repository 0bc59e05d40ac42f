using System.Runtime.CompilerServices;

namespace Linnet.Hub.Content;

/// <summary>A blob store that is a folder: a temporary file, flushed to the disk, renamed, and its folder flushed too.</summary>
internal sealed class FolderBlobStore : IBlobStore
{
    private const string HalfWritten = ".tmp";

    private readonly string _root;

    internal FolderBlobStore(string root)
    {
        _root = Path.GetFullPath(root);
        Directory.CreateDirectory(_root);
    }

    public Task<BlobWriter> CreateAsync(string name, CancellationToken cancellation)
    {
        var path = PathOf(name);
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder)) CreateFolder(folder);
        return Task.FromResult<BlobWriter>(new FolderBlobWriter(path, $"{path}.{Guid.NewGuid():N}{HalfWritten}"));
    }

    public Task<Stream> OpenAsync(string name, long offset, long length, CancellationToken cancellation)
    {
        var path = PathOf(name);
        try
        {
            var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
            file.Position = offset;
            return Task.FromResult<Stream>(new PartStream(file, path, length));
        }
        catch (DirectoryNotFoundException error)
        {
            throw new FileNotFoundException(error.Message, path, error);
        }
    }

    public Task<long?> FindLengthAsync(string name, CancellationToken cancellation)
    {
        var file = new FileInfo(PathOf(name));
        return Task.FromResult<long?>(file.Exists ? file.Length : null);
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var path = PathOf(folder);
        if (!Directory.Exists(path)) yield break;
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellation.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(_root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');

            // One that was removed since it was listed has nothing to say.
            if (file.Exists) yield return new BlobEntry(name, file.Length, file.LastWriteTimeUtc);
        }

        await Task.CompletedTask;
    }

    public Task DeleteAsync(string name, CancellationToken cancellation)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (DirectoryNotFoundException)
        {
        }

        return Task.CompletedTask;
    }

    /// <summary>Creates the missing folders one by one, so that each new name is flushed in the folder above it.</summary>
    private static void CreateFolder(string folder)
    {
        var above = Path.GetDirectoryName(folder)!;
        if (!Directory.Exists(above)) CreateFolder(above);
        Directory.CreateDirectory(folder);
        FolderFlush.Flush(above);
    }

    private string PathOf(string name)
    {
        BlobNames.Check(name);
        return Path.Combine(_root, name.Replace('/', Path.DirectorySeparatorChar));
    }
}

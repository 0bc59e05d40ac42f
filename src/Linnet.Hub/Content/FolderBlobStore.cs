using System.Runtime.CompilerServices;

namespace Linnet.Hub.Content;

/// <summary>A blob store that is a folder: a temporary file, flushed to the disk, renamed, and its folder flushed too.</summary>
internal sealed class FolderBlobStore : IBlobStore
{
    private const string HalfWritten = ".tmp";
    private const int ReadBuffer = 128 << 10;

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
            return Task.FromResult<Stream>(new PartStream(file, length));
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
        foreach (var part in name.Split('/'))
        {
            if (part.Length == 0 || part[0] == '.' || part.AsSpan().IndexOfAny('\\', ':', '\0') >= 0)
                throw new ArgumentException($"'{name}' is no name of a stored object.", nameof(name));
        }

        return Path.Combine(_root, name.Replace('/', Path.DirectorySeparatorChar));
    }

    /// <summary>The bytes of a file from where it stands.</summary>
    private sealed class PartStream(FileStream file, long length) : ReadOnlyStream
    {
        private long _left = length;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var wanted = (int)Math.Min(Math.Min(buffer.Length, ReadBuffer), _left);
            if (wanted == 0) return 0;
            var count = await file.ReadAsync(buffer[..wanted], cancellationToken);
            if (count == 0) throw new EndOfStreamException($"{file.Name}: ends {_left} bytes too early; the stored object is damaged.");
            _left -= count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
            base.Dispose(disposing);
        }
    }
}

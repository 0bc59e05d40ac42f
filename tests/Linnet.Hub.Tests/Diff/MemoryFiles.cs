using System.Security.Cryptography;
using System.Text;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Tests.Diff;

/// <summary>A version in memory, which counts what is read of it.</summary>
internal sealed class MemoryFiles : IVersionFiles
{
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.Ordinal);

    internal MemoryFiles(params (string Path, byte[] Content)[] files)
    {
        foreach (var (path, content) in files) Set(path, content);
    }

    public IReadOnlyList<VersionFile> Files => [.. _contents.Select(pair => new VersionFile(pair.Key, pair.Value.Length, Convert.ToHexStringLower(SHA256.HashData(pair.Value))))];

    internal long BytesRead { get; private set; }

    internal MemoryFiles Set(string path, byte[] content)
    {
        _contents[path] = content;
        return this;
    }

    internal MemoryFiles Set(string path, string text) => Set(path, Encoding.UTF8.GetBytes(text));

    internal MemoryFiles Remove(string path)
    {
        _contents.Remove(path);
        return this;
    }

    /// <summary>Writes all files into a folder.</summary>
    internal void WriteTo(string folder)
    {
        foreach (var (path, content) in _contents) File.WriteAllBytes(Path.Combine(folder, path), content);
    }

    internal IEnumerable<(string Path, byte[] Content)> All => _contents.Select(pair => (pair.Key, pair.Value));

    internal string Text(string path) => Encoding.UTF8.GetString(_contents[path]);

    public Task<Stream> OpenAsync(VersionFile file, long offset, long length, CancellationToken cancellation)
    {
        BytesRead += length;
        return Task.FromResult<Stream>(new BoundedStream(new MemoryStream(_contents[file.Path], (int)offset, (int)length, writable: false), length));
    }
}

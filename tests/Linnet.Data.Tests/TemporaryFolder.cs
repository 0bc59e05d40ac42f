using System.Text;

namespace Linnet.Data.Tests;

/// <summary>A folder of its own for the files of one test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("linnet-data-").FullName;
    private int _count;

    internal string NewPath(string extension) => System.IO.Path.Combine(_path, $"file{_count++}{extension}");

    internal string Write(string extension, string content) => Write(extension, Encoding.UTF8.GetBytes(content));

    internal string Write(string extension, byte[] content)
    {
        var path = NewPath(extension);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}

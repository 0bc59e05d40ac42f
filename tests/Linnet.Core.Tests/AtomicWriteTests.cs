using Linnet.IO;

namespace Linnet.Core.Tests;

public sealed class AtomicWriteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-atomic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_failed_file_write_leaves_the_old_content_and_nothing_else()
    {
        var path = Path.Combine(_folder, "a.txt");
        AtomicFile.WriteText(path, "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new IOException("disk full");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_folder_is_replaced_whole()
    {
        var path = Path.Combine(_folder, "model");
        AtomicFolder.Write(path, folder => File.WriteAllText(Path.Combine(folder, "one"), "1"));
        AtomicFolder.Write(path, folder => File.WriteAllText(Path.Combine(folder, "two"), "2"));
        Assert.Equal(["two"], Directory.GetFiles(path).Select(Path.GetFileName));
        Assert.Throws<IOException>(() => AtomicFolder.Write(path, folder =>
        {
            File.WriteAllText(Path.Combine(folder, "three"), "3");
            throw new IOException("disk full");
        }));
        Assert.Equal(["two"], Directory.GetFiles(path).Select(Path.GetFileName));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Folders_are_exchanged_in_one_step_where_the_system_can()
    {
        var (a, b) = (Path.Combine(_folder, "a"), Path.Combine(_folder, "b"));
        Directory.CreateDirectory(Path.Combine(a, "in-a"));
        Directory.CreateDirectory(Path.Combine(b, "in-b"));
        if (!FolderExchange.TryExchange(a, b)) return;
        Assert.True(Directory.Exists(Path.Combine(a, "in-b")));
        Assert.True(Directory.Exists(Path.Combine(b, "in-a")));
    }
}

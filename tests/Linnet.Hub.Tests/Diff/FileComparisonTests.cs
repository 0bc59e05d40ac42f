using Linnet.Hub.Diff;

namespace Linnet.Hub.Tests.Diff;

public sealed class FileComparisonTests
{
    [Fact]
    public void Files_are_added_removed_changed_and_renamed()
    {
        var before = new MemoryFiles().Set("same", "s").Set("gone", "g").Set("changed", "1").Set("old/name", "n").Set("copied", "c");
        var after = new MemoryFiles().Set("same", "s").Set("new", "x").Set("changed", "22").Set("new/name", "n").Set("copied", "c").Set("copy", "c");
        var changes = FileComparison.Compare(before, after).Select(pair => FileComparison.Describe(pair.Before, pair.After)).ToArray();
        Assert.Equal(
            [
                new FileChange("changed", ChangeKind.Changed) { SizeBefore = 1, SizeAfter = 2 },
                new FileChange("copy", ChangeKind.Added) { SizeAfter = 1 },
                new FileChange("gone", ChangeKind.Removed) { SizeBefore = 1 },
                new FileChange("new", ChangeKind.Added) { SizeAfter = 1 },
                new FileChange("new/name", ChangeKind.Renamed) { PathBefore = "old/name", SizeBefore = 1, SizeAfter = 1 },
            ],
            changes);
    }

    [Fact]
    public void Among_equal_files_the_one_of_the_same_name_is_the_source()
    {
        var before = new MemoryFiles().Set("a/x", "1").Set("a/y", "1");
        var after = new MemoryFiles().Set("b/x", "1").Set("b/y", "1").Set("b/z", "1");
        Assert.Equal(
            [("a/x", "b/x"), ("a/y", "b/y"), (null, "b/z")],
            FileComparison.Compare(before, after).Select(pair => (pair.Before?.Path, pair.After?.Path)));
    }

    [Fact]
    public void Empty_files_are_not_taken_for_renamed()
    {
        var changes = FileComparison.Compare(new MemoryFiles().Set("a", ""), new MemoryFiles().Set("b", ""));
        Assert.Equal([("a", null), (null, "b")], changes.Select(pair => (pair.Before?.Path, pair.After?.Path)));
    }

    [Fact]
    public async Task A_folder_on_the_disk_is_a_version()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("sub"));
        await File.WriteAllTextAsync(folder.File("sub/b.txt"), "hello");
        await File.WriteAllTextAsync(folder.File("a.txt"), "");
        var files = await FolderFiles.OpenAsync(folder.Path, CancellationToken.None);
        Assert.Equal(["a.txt", "sub/b.txt"], files.Files.Select(file => file.Path));
        Assert.Equal("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", files.Files[1].ContentId);
        Assert.Equal("ell"u8.ToArray(), await files.ReadAsync(files.Files[1], 1, 3, CancellationToken.None));
        await using var stream = await files.OpenAsync(files.Files[1], 1, 3, CancellationToken.None);
        var buffer = new byte[10];
        Assert.Equal(3, await stream.ReadAtLeastAsync(buffer, 10, throwOnEndOfStream: false));
    }
}

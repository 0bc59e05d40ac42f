using Linnet.Hub.Objects;

namespace Linnet.Hub.Tests.Objects;

public sealed class TreeEditorTests
{
    private readonly Dictionary<ObjectId, byte[]> _stored = [];
    private int _loads;

    [Fact]
    public async Task The_same_files_give_the_same_tree_in_any_order()
    {
        var first = await RootAsync(null, "a/b/c", "a/d", "e");
        var second = await RootAsync(null, "e", "a/d", "a/b/c");
        Assert.Equal(first, second);
        Assert.Equal(["a/b/c", "a/d", "e"], Paths(first));
    }

    [Fact]
    public async Task Only_folders_on_the_way_are_read_and_written()
    {
        var root = await RootAsync(null, "a/x", "b/x", "c/d/x");
        _loads = 0;
        var editor = new TreeEditor(root, LoadAsync);
        await editor.PutAsync("c/d/y", Blob("y"));
        var (changed, trees) = editor.Write();
        Assert.Equal(3, trees.Count);
        Assert.Equal(3, _loads);
        Keep(trees);
        Assert.Equal(["a/x", "b/x", "c/d/x", "c/d/y"], Paths(changed));
    }

    [Fact]
    public async Task Folders_without_files_vanish()
    {
        var root = await RootAsync(null, "a/b/c", "d");
        var editor = new TreeEditor(root, LoadAsync);
        Assert.True(await editor.RemoveFileAsync("a/b/c"));
        var (changed, trees) = editor.Write();
        Keep(trees);
        Assert.Equal(["d"], Paths(changed));
        Assert.Equal(await RootAsync(null, "d"), changed);
    }

    [Fact]
    public async Task The_last_file_leaves_the_empty_tree()
    {
        var editor = new TreeEditor(await RootAsync(null, "a/b"), LoadAsync);
        Assert.True(await editor.RemoveFolderAsync("a"));
        Assert.Equal("4b825dc642cb6eb9a060e54bf8d69288fbee4904", editor.Write().Root.ToString());
    }

    [Fact]
    public async Task What_is_not_there_is_not_removed()
    {
        var editor = new TreeEditor(await RootAsync(null, "a/b"), LoadAsync);
        Assert.False(await editor.RemoveFileAsync("a"));
        Assert.False(await editor.RemoveFileAsync("x/y/z"));
        Assert.False(await editor.RemoveFolderAsync("a/b"));
        Assert.Null(await editor.FindAsync("a/c"));
        Assert.True((await editor.FindAsync("a"))!.IsFolder);
        Assert.Equal(Blob("a/b"), (await editor.FindAsync("a/b"))!.Id);
    }

    [Fact]
    public async Task A_file_and_a_folder_cannot_have_one_name()
    {
        var editor = new TreeEditor(await RootAsync(null, "a/b", "c"), LoadAsync);
        await Assert.ThrowsAsync<RefusedException>(() => editor.PutAsync("a", Blob("x")));
        await Assert.ThrowsAsync<RefusedException>(() => editor.PutAsync("c/d", Blob("x")));
        Assert.True(await editor.RemoveFileAsync("c"));
        await editor.PutAsync("c/d", Blob("c/d"));
        var (root, trees) = editor.Write();
        Keep(trees);
        Assert.Equal(["a/b", "c/d"], Paths(root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData("a/./b")]
    [InlineData(".git/config")]
    [InlineData("a/.GIT")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public void Paths_that_lead_elsewhere_are_refused(string path) => Assert.NotNull(TreePath.Problem(path));

    [Theory]
    [InlineData("a")]
    [InlineData("sub/dir/model.safetensors")]
    [InlineData(".gitattributes")]
    [InlineData("mit Leerzeichen/中文.txt")]
    [InlineData("a..b")]
    public void Ordinary_paths_are_taken(string path) => Assert.Null(TreePath.Problem(path));

    [Fact]
    public void Pointers_are_read_as_they_are_written()
    {
        var pointer = new LfsPointer(Linnet.Hub.Content.ContentId.Of([1, 2, 3]), 3);
        Assert.Equal(pointer, LfsPointer.Parse(pointer.ToBytes()));
        Assert.Null(LfsPointer.Parse("version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 3\n"u8));
        Assert.Null(LfsPointer.Parse("hello"u8));
    }

    private static ObjectId Blob(string text) => GitHash.Of(GitHash.Blob, System.Text.Encoding.UTF8.GetBytes(text));

    private async Task<ObjectId> RootAsync(ObjectId? root, params string[] paths)
    {
        var editor = new TreeEditor(root, LoadAsync);
        foreach (var path in paths) await editor.PutAsync(path, Blob(path));
        var (id, trees) = editor.Write();
        Keep(trees);
        return id;
    }

    private Task<Tree> LoadAsync(ObjectId id)
    {
        _loads++;
        return Task.FromResult(Tree.Parse(_stored[id]));
    }

    private void Keep(IReadOnlyDictionary<ObjectId, byte[]> trees)
    {
        foreach (var (id, bytes) in trees) _stored[id] = bytes;
    }

    private List<string> Paths(ObjectId root, string prefix = "") =>
        [.. Tree.Parse(_stored[root]).Entries.SelectMany(entry => entry.IsFolder ? Paths(entry.Id, $"{prefix}{entry.Name}/") : [prefix + entry.Name])];
}

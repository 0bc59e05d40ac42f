using System.Text;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Tests.Objects;

public sealed class GitFidelityTests
{
    [GitFact]
    public void Blobs_are_named_as_git_names_them()
    {
        using var folder = new TemporaryFolder();
        foreach (var bytes in new[] { [], "hello\n"u8.ToArray(), RandomBytes.Of(100_000, 1) })
            Assert.Equal(GitProcess.Run(folder.Path, bytes, "hash-object", "--stdin"), GitHash.Of(GitHash.Blob, bytes).ToString());
    }

    [GitFact]
    public void Trees_are_sorted_and_named_as_git_does_it()
    {
        using var folder = new TemporaryFolder();
        GitProcess.Run(folder.Path, null, "init", "-q");
        var blob = GitHash.Of(GitHash.Blob, "x"u8);
        GitProcess.Run(folder.Path, "x"u8.ToArray(), "hash-object", "-w", "--stdin");
        var inner = Tree.Of([new TreeEntry(EntryMode.File, "f", blob)]);
        var innerId = GitHash.Of(GitHash.Tree, inner.ToBytes());
        Assert.Equal(innerId.ToString(), GitProcess.Run(folder.Path, Encoding.UTF8.GetBytes($"100644 blob {blob}\tf\n"), "mktree"));

        // Where the slash of a folder's name counts: a- < a. < a/ < a0.
        TreeEntry[] entries =
        [
            new(EntryMode.File, "a0", blob), new(EntryMode.Folder, "a", innerId), new(EntryMode.File, "a.txt", blob), new(EntryMode.File, "a-b", blob),
            new(EntryMode.Executable, "run.sh", blob), new(EntryMode.File, "中文.txt", blob), new(EntryMode.File, "ünï", blob), new(EntryMode.File, "B", blob),
        ];
        var lines = string.Concat(entries.Select(entry => $"{(entry.IsFolder ? "040000 tree" : Convert.ToString((int)entry.Mode, 8) + " blob")} {entry.Id}\t{entry.Name}\n"));
        var tree = Tree.Of(entries);
        Assert.Equal(GitProcess.Run(folder.Path, Encoding.UTF8.GetBytes(lines), "mktree"), GitHash.Of(GitHash.Tree, tree.ToBytes()).ToString());
        Assert.Equal(tree.Entries, Tree.Parse(tree.ToBytes()).Entries);
    }

    [GitFact]
    public void Commits_are_named_as_git_names_them()
    {
        using var folder = new TemporaryFolder();
        GitProcess.Run(folder.Path, null, "init", "-q");
        var tree = GitHash.Of(GitHash.Tree, Tree.Empty.ToBytes());
        Assert.Equal(tree.ToString(), GitProcess.Run(folder.Path, [], "hash-object", "-w", "-t", "tree", "--stdin"));
        var author = new Signature("Alice Müller", "alice@example.org", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        var first = new CommitObject(tree, [], author, "Title\n\nBody, 中文");
        var firstId = GitHash.Of(GitHash.Commit, first.ToBytes());
        Assert.Equal(GitProcess.Run(folder.Path, Encoding.UTF8.GetBytes("Title\n\nBody, 中文\n"), "commit-tree", tree.ToString()), firstId.ToString());
        var second = new CommitObject(tree, [firstId], author, "Second");
        Assert.Equal(
            GitProcess.Run(folder.Path, "Second\n"u8.ToArray(), "commit-tree", tree.ToString(), "-p", firstId.ToString()),
            GitHash.Of(GitHash.Commit, second.ToBytes()).ToString());
    }

    [Fact]
    public void Signs_that_would_break_a_commit_are_left_out_of_names()
    {
        var signature = new Signature("Eve <x>\nparent 0", "e\n@x", DateTimeOffset.FromUnixTimeSeconds(5));
        Assert.Equal("Eve xparent 0 <e@x> 5 +0000", signature.ToString());
    }
}


namespace Linnet.Signing.Tests;

public sealed class CommitStatementTests
{
    [Fact]
    public void The_text_that_is_signed_is_a_format_and_stays()
    {
        var hashes = SignedCommit.Files.ToDictionary(file => file.Path, file => file.Sha256);
        Assert.Equal(
            $"linnet-commit-signature 1\nrepository model alice/base\ncommit {SignedCommit.Commit}\ntree {SignedCommit.Tree}\nfiles 4\n"
            + $"{hashes["README.md"]}  README.md\n{hashes["a%b.txt"]}  a%25b.txt\n{hashes["model.safetensors"]}  model.safetensors\n{hashes["数据/训练.txt"]}  数据/训练.txt\n",
            SignedCommit.Statement.ToText());
    }

    [Fact]
    public void The_order_of_files_is_that_of_their_bytes_whatever_order_they_come_in()
    {
        // U+FF5E sorts behind U+1F600 in UTF-16 and before it in UTF-8.
        SignedFile[] files = [SignedCommit.File("\U0001F600", "a"), SignedCommit.File("\uFF5E", "b"), SignedCommit.File("z", "c")];
        var statement = CommitStatement.Create(SignedCommit.Repository, SignedCommit.Commit, SignedCommit.Tree, files);
        Assert.Equal(["z", "\uFF5E", "\U0001F600"], statement.Files.Select(file => file.Path));
        Assert.Equal(statement.ToText(), CommitStatement.Create(SignedCommit.Repository, SignedCommit.Commit, SignedCommit.Tree, Enumerable.Reverse(files)).ToText());
    }

    [Fact]
    public void What_is_written_is_read_back_also_with_odd_names()
    {
        SignedFile[] files = [SignedCommit.File("line\nfeed", "a"), SignedCommit.File("%0A", "b"), SignedCommit.File(" two  spaces ", "c"), SignedCommit.File("\u007F\u2028", "d")];
        var text = CommitStatement.Create(SignedCommit.Repository, SignedCommit.Commit, SignedCommit.Tree, files).ToText();
        var read = CommitStatement.TryParse(text)!;
        Assert.Equal(text, read.ToText());
        Assert.Equal(files.Select(file => file.Path).Order(StringComparer.Ordinal), read.Files.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(5 + files.Length + 1, text.Split('\n').Length);
        Assert.NotNull(CommitStatement.TryParse(CommitStatement.Create(SignedCommit.Repository, SignedCommit.Commit, SignedCommit.Tree, []).ToText()));
    }

    [Fact]
    public void Only_the_one_way_to_write_it_is_read()
    {
        var text = SignedCommit.Statement.ToText();
        string[] others =
        [
            string.Empty, "linnet-commit-signature 1\n", text.TrimEnd('\n'), text + "\n", text + " ", text.Replace("files 4", "files 04", StringComparison.Ordinal), text.Replace("files 4", "files 3", StringComparison.Ordinal),
            text.Replace("signature 1", "signature 2", StringComparison.Ordinal), text.Replace("\n", "\r\n", StringComparison.Ordinal), text.Replace("%25", "%", StringComparison.Ordinal),
            text.Replace("README", "%52EADME", StringComparison.Ordinal), text.Replace("repository model", "repository Model", StringComparison.Ordinal), text.Replace("alice/base", "alice", StringComparison.Ordinal),
            text.Replace(SignedCommit.Commit, SignedCommit.Commit.ToUpperInvariant(), StringComparison.Ordinal),
        ];
        Assert.All(others, other => Assert.Null(CommitStatement.TryParse(other)));
    }

    [Fact]
    public void What_cannot_be_written_cannot_be_signed()
    {
        Assert.Throws<ConfigurationException>(() => CommitStatement.Create(SignedCommit.Repository, SignedCommit.Commit, SignedCommit.Tree, [SignedCommit.File("a", "1"), SignedCommit.File("a", "2")]));
        Assert.Throws<ConfigurationException>(() => CommitStatement.Create(SignedCommit.Repository, SignedCommit.Commit, SignedCommit.Tree, [SignedCommit.File("\ud800", "1")]));
        Assert.Throws<ConfigurationException>(() => CommitStatement.Create(new SignedRepository("model", "a/b\ncommit"), SignedCommit.Commit, SignedCommit.Tree, []));
        Assert.Throws<ConfigurationException>(() => CommitStatement.Create(new SignedRepository("model", "/b"), SignedCommit.Commit, SignedCommit.Tree, []));
        Assert.Throws<ConfigurationException>(() => CommitStatement.Create(new SignedRepository("program", "a/b"), SignedCommit.Commit, SignedCommit.Tree, []));
        Assert.Throws<ConfigurationException>(() => CommitStatement.Create(SignedCommit.Repository, "main", SignedCommit.Tree, []));
        Assert.Throws<ConfigurationException>(() => CommitStatement.Create(SignedCommit.Repository, SignedCommit.Commit, SignedCommit.Tree, [new SignedFile("a", "1")]));
    }
}

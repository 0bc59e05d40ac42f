using System.Text;
using Linnet.Hub.Content;
using Linnet.Hub.Objects;
using Linnet.Hub.Origin;
using Linnet.Hub.Origin.Signing;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Origin.Signing;

/// <summary>A commit to sign.</summary>
internal static class SignedCommit
{
    internal static RepositoryName Repository { get; } = new(RepositoryKind.Model, "alice", "base");

    internal static ObjectId Commit { get; } = GitHash.Of(GitHash.Commit, "c"u8);

    internal static ObjectId Tree { get; } = GitHash.Of(GitHash.Tree, "t"u8);

    internal static FileDigest[] Files { get; } = [File("model.safetensors", "weights"), File("README.md", "card"), File("数据/训练.txt", "text"), File("a%b.txt", "odd")];

    internal static CommitStatement Statement { get; } = CommitStatement.Create(Repository, Commit, Tree, Files);

    internal static FileDigest File(string path, string content) => new(path, ContentId.Of(Encoding.UTF8.GetBytes(content)));
}

using System.Security.Cryptography;
using System.Text;

namespace Linnet.Signing.Tests;

/// <summary>A commit to sign.</summary>
internal static class SignedCommit
{
    internal static SignedRepository Repository { get; } = new("model", "alice/base");

    internal static string Commit { get; } = "2d8c1f0e5b7a4c3d9e6f1a2b3c4d5e6f7a8b9c0d";

    internal static string Tree { get; } = "9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c";

    internal static SignedFile[] Files { get; } = [File("model.safetensors", "weights"), File("README.md", "card"), File("数据/训练.txt", "text"), File("a%b.txt", "odd")];

    internal static CommitStatement Statement { get; } = CommitStatement.Create(Repository, Commit, Tree, Files);

    internal static SignedFile File(string path, string content) => new(path, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))));
}

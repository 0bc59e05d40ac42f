using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Linnet.Hub.Objects;

/// <summary>The name of a git object: SHA-1 over <c>kind length\0</c> and the bytes (git's manual, gitformat-loose).</summary>
internal sealed class GitHash : IDisposable
{
    internal const string Blob = "blob";
    internal const string Tree = "tree";
    internal const string Commit = "commit";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);

    /// <param name="kind">Blob, tree or commit.</param>
    /// <param name="length">Of the bytes that follow.</param>
    internal GitHash(string kind, long length) => _hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind} {length}\0")));

    /// <summary>The name of an object that is in memory.</summary>
    internal static ObjectId Of(string kind, ReadOnlySpan<byte> bytes)
    {
        using var hash = new GitHash(kind, bytes.Length);
        hash.Add(bytes);
        return hash.Finish();
    }

    internal void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    internal ObjectId Finish()
    {
        Span<byte> hash = stackalloc byte[ObjectId.Length];
        _hash.GetHashAndReset(hash);
        return ObjectId.FromBytes(hash);
    }

    public void Dispose() => _hash.Dispose();
}

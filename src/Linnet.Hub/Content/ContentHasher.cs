using System.Security.Cryptography;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Content;

/// <summary>Names a content while it passes by: the SHA-256 of its bytes, and git's name where git will see the bytes themselves.</summary>
internal sealed class ContentHasher : IDisposable
{
    /// <summary>Larger ones are pointers in git, and what git would call their own bytes is hardly ever asked.</summary>
    internal const long MaxGitSize = 10_000_000;

    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly GitHash? _git;

    /// <param name="length">Of the whole content: git's name begins with it.</param>
    internal ContentHasher(long length) => _git = length <= MaxGitSize ? new GitHash(GitHash.Blob, length) : null;

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        _sha256.AppendData(bytes);
        _git?.Add(bytes);
    }

    internal StoredContent Finish(long size)
    {
        Span<byte> hash = stackalloc byte[ContentId.Length];
        _sha256.GetHashAndReset(hash);
        return new StoredContent(ContentId.FromBytes(hash), size, _git?.Finish());
    }

    public void Dispose()
    {
        _sha256.Dispose();
        _git?.Dispose();
    }
}

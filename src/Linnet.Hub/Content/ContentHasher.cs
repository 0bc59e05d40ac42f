using System.Security.Cryptography;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Content;

/// <summary>Both names of a content while it passes by: the SHA-256 of its bytes, and git's.</summary>
internal sealed class ContentHasher : IDisposable
{
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly GitHash _git;

    /// <param name="length">Of the whole content: git's name begins with it.</param>
    internal ContentHasher(long length) => _git = new GitHash(GitHash.Blob, length);

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        _sha256.AppendData(bytes);
        _git.Add(bytes);
    }

    internal StoredContent Finish(long size)
    {
        Span<byte> hash = stackalloc byte[ContentId.Length];
        _sha256.GetHashAndReset(hash);
        return new StoredContent(ContentId.FromBytes(hash), size, _git.Finish());
    }

    public void Dispose()
    {
        _sha256.Dispose();
        _git.Dispose();
    }
}

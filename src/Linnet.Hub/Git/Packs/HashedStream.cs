using System.Security.Cryptography;
using Linnet.Hub.Content;

namespace Linnet.Hub.Git.Packs;

/// <summary>Hashes what passes.</summary>
/// <param name="output">Where it goes; it stays open.</param>
internal sealed class HashedStream(Stream output) : WriteOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _hash.AppendData(buffer.Span);
        return output.WriteAsync(buffer, cancellationToken);
    }

    /// <summary>The SHA-1 of all that has passed.</summary>
    internal byte[] Finish() => _hash.GetHashAndReset();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }
}

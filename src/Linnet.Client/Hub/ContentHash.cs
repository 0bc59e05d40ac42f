using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Linnet.Client.Hub;

/// <summary>The hash by which a hub names a content: SHA-256 of a large file, git's blob hash (SHA-1 over a head and the bytes) of a small one.</summary>
internal sealed class ContentHash : IDisposable
{
    private const int GitLength = 40;

    private readonly IncrementalHash _hash;
    private readonly string _expected;

    internal ContentHash(HubFile file)
    {
        _expected = file.Hash;
        var isGit = file.Hash.Length == GitLength;
        _hash = IncrementalHash.CreateHash(isGit ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        if (isGit) _hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {file.Size}\0")));
    }

    internal bool IsRight => Convert.ToHexStringLower(_hash.GetCurrentHash()) == _expected;

    internal void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public void Dispose() => _hash.Dispose();
}

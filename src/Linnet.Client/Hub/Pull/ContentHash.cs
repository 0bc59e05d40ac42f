using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Linnet.Client.Hub;

/// <summary>The hash by which a hub names a content: SHA-256 of a large file, git's blob hash (SHA-1 over a head and the bytes) of a small one.</summary>
internal sealed class ContentHash : IDisposable
{
    private const int GitLength = 40;
    private const int BufferLength = 1 << 20;

    private readonly IncrementalHash _hash;

    /// <param name="isGit">Whether it is git's.</param>
    /// <param name="size">Of the content, which git hashes too.</param>
    internal ContentHash(bool isGit, long size)
    {
        _hash = IncrementalHash.CreateHash(isGit ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        if (isGit) _hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {size}\0")));
    }

    /// <summary>The hash of what has been added, in small hexadecimal digits.</summary>
    internal string Value => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>A hash of the kind that a file is listed with.</summary>
    internal static ContentHash For(HubFile file) => new(IsGit(file.Hash), file.Size);

    /// <summary>Whether a hash is git's.</summary>
    internal static bool IsGit(string hash) => hash.Length == GitLength;

    /// <summary>Hashes a file on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isGit">Whether git's hash is wanted.</param>
    /// <param name="advanced">Hears of all bytes that are read.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<string> OfFileAsync(string path, bool isGit, Action<long>? advanced, CancellationToken cancellation)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (stream.ConfigureAwait(false))
        {
            using var hash = new ContentHash(isGit, stream.Length);
            var buffer = new byte[(int)Math.Clamp(stream.Length, 1, BufferLength)];
            while (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var count && count > 0)
            {
                hash.Add(buffer.AsSpan(0, count));
                advanced?.Invoke(count);
            }

            return hash.Value;
        }
    }

    internal void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public void Dispose() => _hash.Dispose();
}

using Linnet.Hub.Objects;

namespace Linnet.Hub.Git;

/// <summary>An object that is being read.</summary>
/// <param name="kind">What it is.</param>
/// <param name="length">How many bytes it has.</param>
/// <param name="bytes">The bytes, from the first on.</param>
internal sealed class GitObject(GitObjectKind kind, long length, Stream bytes) : IAsyncDisposable
{
    internal GitObjectKind Kind { get; } = kind;

    internal long Length { get; } = length;

    internal Stream Bytes { get; } = bytes;

    /// <summary>An object that is in memory.</summary>
    internal static GitObject Of(GitObjectKind kind, byte[] bytes) => new(kind, bytes.Length, new MemoryStream(bytes, writable: false));

    /// <summary>A large file as git sees it: the pointer of git-lfs.</summary>
    internal static GitObject Of(LfsPointer pointer) => Of(GitObjectKind.Blob, pointer.ToBytes());

    public ValueTask DisposeAsync() => Bytes.DisposeAsync();
}

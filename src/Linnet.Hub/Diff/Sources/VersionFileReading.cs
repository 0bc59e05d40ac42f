namespace Linnet.Hub.Diff;

/// <summary>Reads small parts of a version into memory.</summary>
internal static class VersionFileReading
{
    /// <summary>The file with a path, or null.</summary>
    internal static VersionFile? Find(this IVersionFiles files, string path) => files.Files.FirstOrDefault(file => file.Path == path);

    /// <summary>The whole of a file, or null where it is larger than <paramref name="limit"/>.</summary>
    internal static async Task<byte[]?> ReadAsync(this IVersionFiles files, VersionFile file, long limit, CancellationToken cancellation) =>
        file.Size <= limit ? await files.ReadAsync(file, 0, (int)file.Size, cancellation) : null;

    /// <summary>A part of a file.</summary>
    internal static async Task<byte[]> ReadAsync(this IVersionFiles files, VersionFile file, long offset, int length, CancellationToken cancellation)
    {
        if (length == 0) return [];
        var bytes = new byte[length];
        await using var stream = await files.OpenAsync(file, offset, length, cancellation);
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    /// <summary>The first bytes of a file, fewer where it is shorter.</summary>
    internal static Task<byte[]> ReadHeadAsync(this IVersionFiles files, VersionFile file, int length, CancellationToken cancellation) =>
        files.ReadAsync(file, 0, (int)Math.Min(file.Size, length), cancellation);
}

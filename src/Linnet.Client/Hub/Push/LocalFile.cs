namespace Linnet.Client.Hub;

/// <summary>A file of a folder that is pushed.</summary>
/// <param name="Path">Its place in the repository.</param>
/// <param name="FullPath">Its place on the disk.</param>
/// <param name="Size">In bytes.</param>
internal sealed record LocalFile(string Path, string FullPath, long Size)
{
    private const int SampleLength = 512;

    /// <summary>Its first bytes, by which a hub tells text from others.</summary>
    internal async Task<byte[]> SampleAsync(CancellationToken cancellation)
    {
        var stream = new FileStream(FullPath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new byte[SampleLength];
            var count = await stream.ReadAtLeastAsync(bytes, SampleLength, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            return bytes[..count];
        }
    }

    /// <summary>Says that the file is not as it was when the push began.</summary>
    internal ConfigurationException Moved() => new($"{FullPath}: has changed while it was sent; wait until nobody writes to it, then push again.");
}

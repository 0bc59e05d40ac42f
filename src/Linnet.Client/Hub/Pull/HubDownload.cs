using System.Net;

namespace Linnet.Client.Hub;

/// <summary>
/// Fetches one content into its place in the cache: what an earlier try has left is continued, and nothing gets its name before its hash
/// is right.
/// </summary>
internal sealed class HubDownload(HubTransport transport, HubOptions options, HubRepository repository, string revision)
{
    private const int BufferLength = 1 << 18;

    /// <summary>Fetches a file.</summary>
    /// <param name="file">Its name, size and hash.</param>
    /// <param name="address">Where it is on the hub.</param>
    /// <param name="target">Gets the content, whole.</param>
    /// <param name="meter">Told of all that comes.</param>
    /// <param name="cancellation">Ends the download; what has come is kept for the next time.</param>
    internal async Task RunAsync(HubFile file, Uri address, string target, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = $"{target}.incomplete";
        await transport.RunAsync(token => TryAsync(file, address, partial, meter, token), cancellation).ConfigureAwait(false);
        File.Move(partial, target, overwrite: true);
    }

    private async Task TryAsync(HubFile file, Uri address, string partial, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        var stream = Open(partial);
        await using (stream.ConfigureAwait(false))
        {
            if (await FinishAsync(file, address, stream, meter, cancellation).ConfigureAwait(false)) return;
            stream.SetLength(0);
        }

        throw new HubException($"{repository}: '{file.Path}' does not have the hash that the hub lists; it was damaged or changed on the way. Run this again.");
    }

    /// <summary>Brings a file to its full length.</summary>
    /// <returns>Whether its hash is right.</returns>
    private async Task<bool> FinishAsync(HubFile file, Uri address, FileStream stream, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        if (stream.Length > file.Size) stream.SetLength(0);
        var buffer = new byte[(int)Math.Clamp(file.Size, 1, BufferLength)];
        if (stream.Length == file.Size)
        {
            if (await HashAsync(file, stream, buffer, cancellation).ConfigureAwait(false) == file.Hash) return true;
            stream.SetLength(0);
        }

        var start = stream.Length;
        using var hash = ContentHash.For(file);
        await AddExistingAsync(stream, hash, buffer, cancellation).ConfigureAwait(false);
        var isContinued = await FetchAsync(file, address, stream, hash, buffer, meter, cancellation).ConfigureAwait(false);
        stream.Flush(flushToDisk: true);

        // Where the hub began from the start although it was asked to go on, what was hashed before counts no more.
        return (isContinued || start == 0 ? hash.Value : await HashAsync(file, stream, buffer, cancellation).ConfigureAwait(false)) == file.Hash;
    }

    private static async Task<string> HashAsync(HubFile file, FileStream stream, byte[] buffer, CancellationToken cancellation)
    {
        using var hash = ContentHash.For(file);
        await AddExistingAsync(stream, hash, buffer, cancellation).ConfigureAwait(false);
        return hash.Value;
    }

    private FileStream Open(string partial)
    {
        try
        {
            return new FileStream(partial, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, BufferLength, FileOptions.Asynchronous);
        }
        catch (IOException error) when (File.Exists(partial))
        {
            throw new HubException($"{repository}: another program is fetching the same file; wait for it, then run this again.", error);
        }
    }

    /// <summary>Fetches what is missing.</summary>
    /// <returns>Whether the hub continued where the file ended.</returns>
    private async Task<bool> FetchAsync(
        HubFile file, Uri address, FileStream stream, ContentHash hash, byte[] buffer, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        var (answer, redirect) = await transport.SendAsync(HubRequest.Get(address, stream.Length), cancellation).ConfigureAwait(false);
        using (redirect)
        using (answer)
        {
            if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                stream.SetLength(0);
                throw new TransientHubException($"{answer.RequestMessage?.RequestUri?.Authority} cannot continue '{file.Path}'");
            }

            await HubErrors.CheckAsync(answer, options, new HubSubject(repository) { Revision = revision, File = file.Path }, cancellation).ConfigureAwait(false);
            CheckName(file, redirect ?? answer);
            var continues = answer.StatusCode == HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange?.From == stream.Length;
            if (!continues) stream.SetLength(0);
            stream.Position = stream.Length;
            await CopyAsync(file, answer, stream, hash, buffer, meter, cancellation).ConfigureAwait(false);
            return continues;
        }
    }

    private async Task CopyAsync(
        HubFile file, HttpResponseMessage answer, FileStream stream, ContentHash hash, byte[] buffer, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        var host = answer.RequestMessage?.RequestUri?.Authority ?? options.Endpoint.Authority;
        var body = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        while (true)
        {
            meter.Set(stream.Position);
            var count = await transport.WithinAsync(host, token => body.ReadAsync(buffer, token).AsTask(), cancellation).ConfigureAwait(false);
            if (count == 0) break;
            if (stream.Position + count > file.Size)
            {
                stream.SetLength(0);
                throw new HubException($"{repository}: '{file.Path}' is longer than the {file.Size} bytes that the hub lists; do not use it.");
            }

            hash.Add(buffer.AsSpan(0, count));
            await stream.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
        }

        if (stream.Position < file.Size) throw new TransientHubException($"{host} broke off '{file.Path}' after {stream.Position} of {file.Size} bytes");
    }

    /// <summary>The hub's own answer names the content too; that must be what was listed.</summary>
    private void CheckName(HubFile file, HttpResponseMessage first)
    {
        var tag = first.Headers.TryGetValues("X-Linked-ETag", out var linked) ? linked.First() : first.Headers.ETag?.Tag;
        if (tag?.Trim('"') is { Length: 40 or 64 } name && name.Length == file.Hash.Length && name != file.Hash)
            throw new HubException($"{repository}: '{file.Path}' is listed as {file.Hash} but delivered as {name}; try again, it may just have changed.");
    }

    private static async Task AddExistingAsync(FileStream stream, ContentHash hash, byte[] buffer, CancellationToken cancellation)
    {
        stream.Position = 0;
        while (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var count && count > 0) hash.Add(buffer.AsSpan(0, count));
    }
}

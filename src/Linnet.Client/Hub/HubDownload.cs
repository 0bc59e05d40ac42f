namespace Linnet.Client.Hub;

/// <summary>
/// Fetches one content into its place in the cache: what an earlier try has left is continued, and nothing gets its name before its hash
/// is right.
/// </summary>
internal sealed class HubDownload(HubTransport transport, HubOptions options, HubRepository repository, string revision, IProgress<HubProgress>? progress)
{
    private const int BufferLength = 1 << 18;

    /// <summary>Fetches a file.</summary>
    /// <param name="file">Its name, size and hash.</param>
    /// <param name="address">Where it is on the hub.</param>
    /// <param name="target">Gets the content, whole.</param>
    /// <param name="cancellation">Ends the download; what has come is kept for the next time.</param>
    internal async Task RunAsync(HubFile file, Uri address, string target, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = $"{target}.incomplete";
        await transport.RunAsync(token => TryAsync(file, address, partial, token), cancellation).ConfigureAwait(false);
        File.Move(partial, target, overwrite: true);
    }

    private async Task TryAsync(HubFile file, Uri address, string partial, CancellationToken cancellation)
    {
        var stream = Open(partial);
        await using (stream.ConfigureAwait(false))
        {
            using var hash = new ContentHash(file);
            var buffer = new byte[BufferLength];
            if (stream.Length > file.Size) stream.SetLength(0);
            await AddExistingAsync(stream, hash, buffer, cancellation).ConfigureAwait(false);
            if (stream.Length == file.Size && hash.IsRight) return;
            if (stream.Length == file.Size) stream.SetLength(0);
            await FetchAsync(file, address, stream, buffer, cancellation).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        await CheckAsync(file, partial, cancellation).ConfigureAwait(false);
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

    private async Task FetchAsync(HubFile file, Uri address, FileStream stream, byte[] buffer, CancellationToken cancellation)
    {
        var (answer, redirect) = await transport.GetAsync(address, stream.Length, cancellation).ConfigureAwait(false);
        using (redirect)
        using (answer)
        {
            if (answer.StatusCode == System.Net.HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                stream.SetLength(0);
                throw new TransientHubException($"{answer.RequestMessage?.RequestUri?.Authority} cannot continue '{file.Path}'");
            }

            HubErrors.Check(answer, options, repository, revision, file.Path);
            CheckName(file, redirect ?? answer);
            var continues = answer.StatusCode == System.Net.HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange?.From == stream.Length;
            if (!continues) stream.SetLength(0);
            stream.Position = stream.Length;
            await CopyAsync(file, answer, stream, buffer, cancellation).ConfigureAwait(false);
        }
    }

    private async Task CopyAsync(HubFile file, HttpResponseMessage answer, FileStream stream, byte[] buffer, CancellationToken cancellation)
    {
        var host = answer.RequestMessage?.RequestUri?.Authority ?? options.Endpoint.Authority;
        var body = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        while (true)
        {
            progress?.Report(new HubProgress(file.Path, stream.Position, file.Size));
            var count = await transport.WithinAsync(host, token => body.ReadAsync(buffer, token).AsTask(), cancellation).ConfigureAwait(false);
            if (count == 0) break;
            if (stream.Position + count > file.Size)
            {
                stream.SetLength(0);
                throw new HubException($"{repository}: '{file.Path}' is longer than the {file.Size} bytes that the hub lists; do not use it.");
            }

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

    private async Task CheckAsync(HubFile file, string partial, CancellationToken cancellation)
    {
        using var hash = new ContentHash(file);
        var stream = Open(partial);
        await using (stream.ConfigureAwait(false))
        {
            await AddExistingAsync(stream, hash, new byte[BufferLength], cancellation).ConfigureAwait(false);
            if (hash.IsRight) return;
            stream.SetLength(0);
        }

        throw new HubException($"{repository}: '{file.Path}' does not have the hash that the hub lists; it was damaged or changed on the way. Run this again.");
    }

    private static async Task AddExistingAsync(FileStream stream, ContentHash hash, byte[] buffer, CancellationToken cancellation)
    {
        stream.Position = 0;
        while (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var count && count > 0) hash.Add(buffer.AsSpan(0, count));
    }
}

using System.Net;

namespace Linnet.Client.Hub;

/// <summary>
/// Fetches a bundle, and goes on where an earlier try broke off as long as the repository is what it was then: beside the unfinished file stands the name that the hub
/// gave to its bytes.
/// </summary>
internal sealed class BundleDownload(HubTransport transport, HubOptions options, HubRepository repository, string? since, IProgress<HubProgress>? progress)
{
    private const int BufferLength = 1 << 18;

    /// <summary>Fetches.</summary>
    /// <param name="file">Replaced, if it is there, when all has come.</param>
    /// <param name="cancellation">Ends the download; what has come is kept for the next time.</param>
    /// <returns>How many bytes it has.</returns>
    internal async Task<long> RunAsync(string file, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var (partial, note) = ($"{full}.incomplete", $"{full}.incomplete.tag");
        var length = await transport.RunAsync(token => TryAsync(partial, note, token), cancellation).ConfigureAwait(false);
        File.Move(partial, full, overwrite: true);
        File.Delete(note);
        return length;
    }

    private async Task<long> TryAsync(string partial, string note, CancellationToken cancellation)
    {
        var stream = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, BufferLength, FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
        {
            var tag = File.Exists(note) ? (await File.ReadAllTextAsync(note, cancellation).ConfigureAwait(false)).Trim() : string.Empty;
            if (tag.Length == 0) stream.SetLength(0);
            var query = since is null ? string.Empty : $"?since={Uri.EscapeDataString(since)}";
            var request = HubRequest.Get(options.At($"{repository.Api}/bundle{query}"), stream.Length) with
            {
                IsLong = true,
                Header = stream.Length == 0 ? null : new Dictionary<string, string> { ["If-Range"] = tag },
            };
            var (answer, redirect) = await transport.SendAsync(request, cancellation).ConfigureAwait(false);
            redirect?.Dispose();
            using (answer)
            {
                if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && answer.Content.Headers.ContentRange?.Length == stream.Length) return stream.Length;
                await HubErrors.CheckAsync(answer, options, new HubSubject(repository) { Revision = since ?? HubClient.DefaultRevision }, cancellation).ConfigureAwait(false);
                var continues = answer.StatusCode == HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange?.From == stream.Length;
                if (!continues) stream.SetLength(0);
                await File.WriteAllTextAsync(note, answer.Headers.ETag?.ToString() ?? string.Empty, cancellation).ConfigureAwait(false);
                return await CopyAsync(answer, stream, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<long> CopyAsync(HttpResponseMessage answer, FileStream stream, CancellationToken cancellation)
    {
        var host = answer.RequestMessage?.RequestUri?.Authority ?? options.Endpoint.Authority;
        stream.Position = stream.Length;
        var total = stream.Length + (answer.Content.Headers.ContentLength ?? throw new HubException($"{repository}: {options.Endpoint} does not say how long the bundle is; is it the address of a hub? Check HF_ENDPOINT."));
        var meter = new TransferMeter(progress, HubStage.Fetching, total).Begin($"{repository}", total);
        var body = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = new byte[BufferLength];
        while (true)
        {
            meter.Set(stream.Position);
            var count = await transport.WithinAsync(host, token => body.ReadAsync(buffer, token).AsTask(), cancellation).ConfigureAwait(false);
            if (count == 0) break;
            await stream.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
        }

        await stream.FlushAsync(cancellation).ConfigureAwait(false);
        stream.Flush(flushToDisk: true);
        return stream.Position == total ? total : throw new TransientHubException($"{host} broke off the bundle after {stream.Position} of {total} bytes");
    }
}

using System.Globalization;
using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>
/// Sends one large file in parts, several at a time. Which parts have arrived is noted on the disk, so that a push that was killed goes on with the parts that
/// are missing; a hub that does not know the addresses any more hands out new ones, and the file begins anew.
/// </summary>
internal sealed class PartsUpload(HubApi api, HubTransport transport, HubOptions options, HubRepository repository)
{
    private const string MediaType = "application/vnd.git-lfs+json";
    private const int MaxParts = 100_000;

    private readonly HubSubject _subject = new(repository) { IsWrite = true };

    /// <summary>Sends a file.</summary>
    /// <returns>How many bytes went.</returns>
    internal async Task<long> RunAsync(PlannedFile file, JsonElement upload, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        var fresh = Read(file, upload);
        var journal = UploadJournal.Open(options, repository, file);
        if (journal.Load() is { } begun && begun.PartSize == fresh.PartSize && begun.Parts.Count == fresh.Parts.Count)
        {
            try
            {
                return await SendAsync(file, begun, journal, meter, cancellation).ConfigureAwait(false);
            }
            catch (HubException error) when (error.Status is >= 400 and < 500)
            {
                // The hub has forgotten, or the time of the addresses is over.
                meter.Set(0);
            }
        }

        return await SendAsync(file, fresh, journal, meter, cancellation).ConfigureAwait(false);
    }

    private UploadState Read(PlannedFile file, JsonElement upload)
    {
        var header = upload.Field("header")!.Value;
        if (!long.TryParse(header.OptionalText("chunk_size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 1) throw api.Unusable(_subject, "the size of parts");
        var parts = header.EnumerateObject()
            .Where(field => int.TryParse(field.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _) && field.Value.ValueKind == JsonValueKind.String)
            .OrderBy(field => int.Parse(field.Name, CultureInfo.InvariantCulture))
            .Select(field => new UploadPart(field.Value.GetString()!, null)).ToList();
        if (parts.Count > MaxParts || parts.Count != (file.File.Size + size - 1) / size) throw api.Unusable(_subject, $"addresses for the parts of '{file.File.Path}'");
        return new UploadState(api.Text(upload, "href", _subject), size, parts);
    }

    private async Task<long> SendAsync(PlannedFile file, UploadState state, UploadJournal journal, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        var sent = 0L;
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellation };
        await Parallel.ForAsync(0, state.Parts.Count, limits, async (i, token) =>
        {
            var offset = i * state.PartSize;
            var length = Math.Min(state.PartSize, file.File.Size - offset);
            if (state.Parts[i].Tag is null)
            {
                var tag = await transport.RunAsync(again => SendPartAsync(file, state.Parts[i].Address, offset, length, meter, again), token).ConfigureAwait(false);
                journal.Note(state, i, tag);
                Interlocked.Add(ref sent, length);
            }
            else
            {
                meter.Add(length);
            }
        }).ConfigureAwait(false);
        await CompleteAsync(file, state, cancellation).ConfigureAwait(false);
        journal.Delete();
        return sent;
    }

    private async Task<string> SendPartAsync(PlannedFile file, string address, long offset, long length, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        var counted = 0L;
        var request = new HubRequest(HttpMethod.Put, SignedAddress.Parse(address, options))
        {
            Body = renew => new FileContent(file.File, offset, length, count =>
            {
                counted += count;
                meter.Add(count);
                renew(count);
            }),
            IsSigned = true,
            IsLong = true,
        };
        try
        {
            var (answer, redirect) = await transport.SendAsync(request, cancellation).ConfigureAwait(false);
            using (redirect)
            using (answer)
            {
                await HubErrors.CheckAsync(answer, options, _subject with { File = file.File.Path }, cancellation).ConfigureAwait(false);
                return answer.Headers.ETag?.ToString() ?? throw api.Unusable(_subject, $"no ETag for a part of '{file.File.Path}'");
            }
        }
        catch
        {
            // The next try counts from the start of the part again.
            meter.Add(-counted);
            throw;
        }
    }

    private Task<JsonElement> CompleteAsync(PlannedFile file, UploadState state, CancellationToken cancellation)
    {
        var request = new HubRequest(HttpMethod.Post, SignedAddress.Parse(state.Completion, options))
        {
            Body = _ => new StringContent(Body(), System.Text.Encoding.UTF8, MediaType),
            IsSigned = true,
            IsLong = true,
        };
        return api.SendAsync(request, _subject, cancellation);

        string Body()
        {
            using var bytes = new MemoryStream();
            using (var writer = new Utf8JsonWriter(bytes))
            {
                writer.WriteStartObject();
                writer.WriteString("oid", file.Hash);
                writer.WriteStartArray("parts");
                for (var i = 0; i < state.Parts.Count; i++)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("partNumber", i + 1);
                    writer.WriteString("etag", state.Parts[i].Tag);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
        }
    }
}

using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>
/// Sends large files before their commit, by the batch call of git-lfs (docs/api/batch.md): the hub says which it has not, and where they go, whole or in
/// parts. Files with the same bytes go once.
/// </summary>
internal sealed class LfsUpload(HubApi api, HubTransport transport, HubOptions options, HubRepository repository)
{
    private const string MediaType = "application/vnd.git-lfs+json";
    private const int PageSize = 100;

    private readonly HubSubject _subject = new(repository) { IsWrite = true };
    private readonly PartsUpload _parts = new(api, transport, options, repository);
    private readonly ChunkUpload _chunks = new(api, options, repository);

    /// <summary>Sends what the hub does not have.</summary>
    /// <param name="files">Large files with their SHA-256.</param>
    /// <param name="branch">Where the commit will go; null for a pull request.</param>
    /// <param name="meter">Told of all that goes.</param>
    /// <param name="cancellation">Ends the upload; what has gone whole is kept by the hub for a day.</param>
    /// <returns>How many bytes went.</returns>
    internal async Task<long> RunAsync(IReadOnlyList<PlannedFile> files, string? branch, TransferMeter meter, CancellationToken cancellation)
    {
        var sent = 0L;
        foreach (var page in files.DistinctBy(file => file.Hash).Chunk(PageSize))
        {
            var actions = await AskAsync(page, branch, cancellation).ConfigureAwait(false);
            var limits = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellation };
            await Parallel.ForEachAsync(page, limits, async (file, token) =>
            {
                var part = meter.Begin(file.File.Path, file.File.Size);
                if (actions.TryGetValue(file.Hash, out var action)) Interlocked.Add(ref sent, await SendAsync(file, action, part, token).ConfigureAwait(false));
                part.Set(file.File.Size);
            }).ConfigureAwait(false);
        }

        return sent;
    }

    private async Task<Dictionary<string, JsonElement>> AskAsync(IReadOnlyList<PlannedFile> files, string? branch, CancellationToken cancellation)
    {
        var answer = await api.SendAsync(HttpMethod.Post, options.At($"{repository}.git/info/lfs/objects/batch"), Write, _subject, cancellation, MediaType).ConfigureAwait(false);
        var actions = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var left = files.ToDictionary(file => file.Hash, StringComparer.Ordinal);
        foreach (var item in answer.Items("objects"))
        {
            if (item.OptionalText("oid") is not { } oid || !left.Remove(oid, out var file)) continue;
            if (item.Field("error") is { ValueKind: JsonValueKind.Object } error)
                throw new HubException($"{repository}: the hub does not take '{file.File.Path}': {error.OptionalText("message") ?? "it does not say why"}.") { Status = (int?)error.OptionalNumber("code") };
            if (item.Field("actions") is { ValueKind: JsonValueKind.Object } wanted && wanted.Field("upload") is { ValueKind: JsonValueKind.Object }) actions[oid] = wanted;
        }

        return left.Count == 0 ? actions : throw api.Unusable(_subject, $"where '{left.Values.First().File.Path}' is to be sent");

        void Write(Utf8JsonWriter writer)
        {
            writer.WriteString("operation", "upload");
            writer.WriteStartArray("transfers");
            writer.WriteStringValue("basic");
            writer.WriteStringValue("multipart");
            writer.WriteEndArray();
            writer.WriteString("hash_algo", "sha256");
            if (branch is not null)
            {
                writer.WriteStartObject("ref");
                writer.WriteString("name", branch);
                writer.WriteEndObject();
            }

            writer.WriteStartArray("objects");
            foreach (var file in files)
            {
                writer.WriteStartObject();
                writer.WriteString("oid", file.Hash);
                writer.WriteNumber("size", file.File.Size);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }

    /// <returns>How many bytes went.</returns>
    private async Task<long> SendAsync(PlannedFile file, JsonElement actions, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        if (await _chunks.TryRunAsync(file, meter, cancellation).ConfigureAwait(false) is { } sent) return sent;
        var upload = actions.Field("upload")!.Value;
        if (upload.Field("header")?.OptionalText("chunk_size") is not null) return await _parts.RunAsync(file, upload, meter, cancellation).ConfigureAwait(false);
        var request = new HubRequest(HttpMethod.Put, SignedAddress.Parse(api.Text(upload, "href", _subject), options))
        {
            Body = renew =>
            {
                meter.Set(0);
                return new FileContent(file.File, 0, file.File.Size, count =>
                {
                    meter.Add(count);
                    renew(count);
                });
            },
            Header = SignedAddress.Headers(upload),
            IsSigned = true,
            IsLong = true,
        };
        await transport.RunAsync(token => SendAsync(request, file, token), cancellation).ConfigureAwait(false);
        if (actions.Field("verify")?.OptionalText("href") is { } verify)
        {
            await api.SendAsync(HttpMethod.Post, SignedAddress.Parse(verify, options), writer =>
            {
                writer.WriteString("oid", file.Hash);
                writer.WriteNumber("size", file.File.Size);
            }, _subject, cancellation, MediaType).ConfigureAwait(false);
        }

        return file.File.Size;
    }

    private async Task SendAsync(HubRequest request, PlannedFile file, CancellationToken cancellation)
    {
        var (answer, redirect) = await transport.SendAsync(request, cancellation).ConfigureAwait(false);
        using (redirect)
        using (answer) await HubErrors.CheckAsync(answer, options, _subject with { File = file.File.Path }, cancellation).ConfigureAwait(false);
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Linnet.Chunking;

namespace Linnet.Client.Hub;

/// <summary>
/// Sends of a large file the chunks that a hub lacks (docs/hub/chunk-upload.md), where the hub can do that. Many chunks go in runs, several at a time, each of
/// which the hub keeps by itself: a push that was killed finds them there. Thread-safe.
/// </summary>
internal sealed class ChunkUpload(HubApi api, HubOptions options, HubRepository repository)
{
    /// <summary>Where more of a file than this is missing, it goes whole, unless it is so large that going on after an interruption counts.</summary>
    private const double MostMissing = 0.75;
    private const int LargeRuns = 4;
    private const int MaxChunks = 200_000;
    private const int Tries = 3;

    private readonly HubSubject _subject = new(repository) { IsWrite = true };
    private volatile bool _isRefused;

    /// <summary>Sends a file by its chunks.</summary>
    /// <returns>How many bytes went; null where the file has to go another way.</returns>
    internal async Task<long?> TryRunAsync(PlannedFile file, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        if (_isRefused || file.File.Size <= ContentChunker.MaxSize) return null;
        var chunks = await CutAsync(file, cancellation).ConfigureAwait(false);
        if (chunks.Count > MaxChunks) return null;
        HashSet<string> missing;
        try
        {
            missing = await AskAsync(file, chunks, cancellation).ConfigureAwait(false);
        }
        catch (HubException error) when (error.Status is 404 or 405 or 501)
        {
            // This hub takes whole files alone.
            _isRefused = true;
            return null;
        }

        if (LengthOf(chunks, missing) > MostMissing * file.File.Size && file.File.Size < LargeRuns * options.RunLength) return null;
        return await SendAsync(file, chunks, missing, meter, cancellation).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<FileChunk>> CutAsync(PlannedFile file, CancellationToken cancellation)
    {
        var stream = new FileStream(file.File.FullPath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (stream.ConfigureAwait(false))
        {
            var list = await ChunkList.ReadAsync(stream, cancellation).ConfigureAwait(false);
            return list.Id == file.Hash ? list.Chunks : throw file.File.Moved();
        }
    }

    private static long LengthOf(IEnumerable<FileChunk> chunks, HashSet<string> missing) => chunks.Where(chunk => missing.Contains(chunk.Id)).Sum(chunk => (long)chunk.Length);

    private async Task<long> SendAsync(PlannedFile file, IReadOnlyList<FileChunk> chunks, HashSet<string> missing, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        meter.Set(file.File.Size - LengthOf(chunks, missing));
        var sent = 0L;
        for (var tries = 1; ; tries++)
        {
            if (LengthOf(chunks, missing) > options.RunLength)
            {
                sent += await SendRunsAsync(file, chunks, missing, meter, cancellation).ConfigureAwait(false);
                missing = await AskAsync(file, chunks, cancellation).ConfigureAwait(false);
            }

            try
            {
                return sent + await PutAsync(file.File, file.Hash, chunks, missing, meter, cancellation).ConfigureAwait(false);
            }
            catch (HubException error) when (error.Status == 409 && tries < Tries)
            {
                // A chunk that was there has gone meanwhile.
                missing = await AskAsync(file, chunks, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends chunks in runs, which are files by themselves: cut again, they give the same chunks.</summary>
    private async Task<long> SendRunsAsync(PlannedFile file, IReadOnlyList<FileChunk> chunks, HashSet<string> missing, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        var sent = 0L;
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Runs(chunks.Where(chunk => missing.Contains(chunk.Id)).DistinctBy(chunk => chunk.Id)), limits, async (run, token) =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var chunk in run)
            {
                await FileContent.CopyAsync(file.File, chunk.Offset, chunk.Length, bytes =>
                {
                    hash.AppendData(bytes.Span);
                    return Task.CompletedTask;
                }, token).ConfigureAwait(false);
            }

            Interlocked.Add(ref sent, await PutAsync(file.File, Convert.ToHexStringLower(hash.GetHashAndReset()), run, missing, meter, token).ConfigureAwait(false));
        }).ConfigureAwait(false);
        return sent;
    }

    private IEnumerable<List<FileChunk>> Runs(IEnumerable<FileChunk> chunks)
    {
        var run = new List<FileChunk>();
        var length = 0L;
        foreach (var chunk in chunks)
        {
            run.Add(chunk);
            length += chunk.Length;
            if (length < options.RunLength) continue;
            yield return run;
            (run, length) = ([], 0);
        }

        // What is so short that the hub would not cut it goes with the file itself.
        if (length > ContentChunker.MaxSize) yield return run;
    }

    private async Task<HashSet<string>> AskAsync(PlannedFile file, IReadOnlyList<FileChunk> chunks, CancellationToken cancellation)
    {
        var answer = await api.SendAsync(HttpMethod.Post, options.At($"{repository.Api}/chunks"), Write, _subject, cancellation).ConfigureAwait(false);
        return answer.IsTrue("present") ? [] : [.. answer.Texts("missing")];

        void Write(Utf8JsonWriter writer)
        {
            writer.WriteString("oid", file.Hash);
            writer.WriteNumber("size", file.File.Size);
            writer.WriteStartArray("chunks");
            foreach (var chunk in chunks)
            {
                writer.WriteStartObject();
                writer.WriteString("oid", chunk.Id);
                writer.WriteNumber("size", chunk.Length);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }

    /// <returns>How many bytes of the file went.</returns>
    private async Task<long> PutAsync(
        LocalFile file, string hash, IReadOnlyList<FileChunk> chunks, HashSet<string> missing, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        var counted = 0L;
        var request = new HubRequest(HttpMethod.Put, options.At($"{repository.Api}/chunks/{hash}"))
        {
            Body = renew =>
            {
                meter.Add(-counted);
                counted = 0;
                return new ChunkContent(file, chunks, missing, count =>
                {
                    counted += count;
                    meter.Add(count);
                    renew(count);
                });
            },
            IsLong = true,
        };
        await api.SendAsync(request, _subject with { File = file.Path }, cancellation).ConfigureAwait(false);
        return counted;
    }
}

using System.Runtime.InteropServices;
using System.Text.Json;
using Linnet.IO;

namespace Linnet.Training.Encoded;

/// <summary>
/// Tokenised rows of a large corpus in a folder of files of limited size, with twelve bytes a row in memory. Unlike <see cref="EncodedDataset"/>
/// it outlives the process: a run that was stopped finds the rows again instead of encoding the corpus anew.
/// </summary>
internal sealed class TokenShards : IDisposable
{
    /// <summary>Tokens of a file, about; a row is never divided.</summary>
    private const int TokensPerShard = 1 << 24;

    private const string Manifest = "shards.json";
    private const string Index = "lengths.bin";

    private readonly List<FileStream> _files = [];
    private readonly int[] _lengths;
    private readonly long[] _starts;

    private TokenShards(string folder, int[] lengths)
    {
        _lengths = lengths;
        _starts = new long[lengths.Length];
        var (shard, offset) = (0, 0L);
        for (var row = 0; row < lengths.Length; row++)
        {
            if (IsFull(offset, lengths[row])) (shard, offset) = (shard + 1, 0);
            _starts[row] = ((long)shard << 32) | offset;
            offset += lengths[row];
        }

        for (var i = 0; i <= shard; i++) _files.Add(File.OpenRead(Path.Combine(folder, NameOf(i))));
    }

    /// <summary>Number of rows.</summary>
    internal int Count => _lengths.Length;

    /// <summary>Number of tokens of each row.</summary>
    internal IReadOnlyList<int> Lengths => _lengths;

    /// <summary>Opens a folder that an earlier call made of the same text, or makes it; half a folder is never seen.</summary>
    /// <param name="folder">For the files.</param>
    /// <param name="key">What the rows depend on: another key means that they are made anew.</param>
    /// <param name="rows">The rows; read where they are needed.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    internal static TokenShards OpenOrBuild(string folder, string key, Func<IEnumerable<int[]>> rows)
    {
        if (ReadKey(folder) != key) AtomicFolder.Write(folder, temporary => Build(temporary, key, rows()));
        var lengths = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(Path.Combine(folder, Index))).ToArray();
        return new TokenShards(folder, lengths);
    }

    /// <summary>Reads a row.</summary>
    /// <param name="row">0-based.</param>
    /// <param name="ids">At least as long as the row; only that many are written.</param>
    internal void Read(int row, Span<int> ids)
    {
        var (shard, offset) = ((int)(_starts[row] >> 32), (_starts[row] & 0xFFFFFFFF) * sizeof(int));
        var bytes = MemoryMarshal.AsBytes(ids[.._lengths[row]]);
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(_files[shard].SafeFileHandle, bytes, offset);
            if (read == 0) throw new IOException($"The file of tokens {_files[shard].Name} was cut short while the run used it.");
            bytes = bytes[read..];
            offset += read;
        }
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static bool IsFull(long offset, int length) => offset > 0 && offset + length > TokensPerShard;

    private static string NameOf(int shard) => $"tokens-{shard:D5}.bin";

    private static string? ReadKey(string folder)
    {
        var path = Path.Combine(folder, Manifest);
        if (!File.Exists(path)) return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.GetProperty("key").GetString();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Build(string folder, string key, IEnumerable<int[]> rows)
    {
        using var index = File.Create(Path.Combine(folder, Index));
        var (shard, offset) = (0, 0L);
        var file = File.Create(Path.Combine(folder, NameOf(shard)));
        try
        {
            foreach (var row in rows)
            {
                if (IsFull(offset, row.Length))
                {
                    file.Dispose();
                    (shard, offset) = (shard + 1, 0);
                    file = File.Create(Path.Combine(folder, NameOf(shard)));
                }

                file.Write(MemoryMarshal.AsBytes(row.AsSpan()));
                index.Write(MemoryMarshal.AsBytes([row.Length]));
                offset += row.Length;
            }
        }
        finally
        {
            file.Dispose();
        }

        File.WriteAllText(Path.Combine(folder, Manifest), $"{{\"key\":\"{key}\",\"shards\":{shard + 1}}}\n");
    }
}

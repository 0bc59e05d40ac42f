using System.Globalization;
using Linnet.Hub.Content;
using Linnet.Hub.Diff;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Search.Indexing;

/// <summary>Reads how large a model is out of the heads of its files; a file that is damaged says nothing.</summary>
internal static class WeightReader
{
    /// <summary>The most files whose heads are read.</summary>
    private const int MaxFiles = 128;

    private const string Safetensors = ".safetensors";

    private static readonly string[] Endings = [Safetensors, ".bin", ".pt", ".pth", ".onnx", ".gguf", ".h5", ".msgpack", ".ftz"];

    /// <summary>Reads.</summary>
    /// <param name="contents">Where the bytes are.</param>
    /// <param name="rootFiles">The files at the root of a version.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal static async Task<WeightFacts> ReadAsync(ContentStore contents, IReadOnlyList<(string Name, FileContent File)> rootFiles, CancellationToken cancellation)
    {
        var weights = rootFiles.Where(file => Endings.Any(ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))).ToList();
        if (weights.Count == 0) return WeightFacts.None;
        var heads = weights.Where(file => file.Name.EndsWith(Safetensors, StringComparison.OrdinalIgnoreCase)).Take(MaxFiles).ToList();

        // The same weights in another format are the same model: what a client would load counts.
        var bytes = (heads.Count > 0 ? heads : weights).Sum(file => file.File.Size);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var files = new StoredFiles(contents, [.. heads.Select(file => new VersionFile(file.Name, file.File.Size, file.File.Content.ToString()))], heads.ToDictionary(file => file.Name, file => file.File.Content));
        foreach (var file in files.Files)
        {
            try
            {
                var (header, _) = await SafetensorsReading.ReadHeaderAsync(files, file, cancellation);
                foreach (var tensor in header.Tensors.Values)
                {
                    var type = tensor.Type.ToString();
                    counts[type] = checked(counts.GetValueOrDefault(type) + tensor.Shape.Aggregate(1L, (product, size) => checked(product * size)));
                }
            }
            catch (Exception error) when (error is ModelFormatException or OverflowException)
            {
                return new WeightFacts(null, null, bytes);
            }
        }

        var types = string.Join(' ', counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key}:{count.Value}")));
        return counts.Count == 0 ? new WeightFacts(null, null, bytes) : new WeightFacts(counts.Values.Sum(), types, bytes);
    }

    private sealed class StoredFiles(ContentStore contents, IReadOnlyList<VersionFile> files, Dictionary<string, ContentId> ids) : IVersionFiles
    {
        public IReadOnlyList<VersionFile> Files => files;

        public Task<Stream> OpenAsync(VersionFile file, long offset, long length, CancellationToken cancellation) => contents.OpenAsync(ids[file.Path], offset, length, cancellation);
    }
}

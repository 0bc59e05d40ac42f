using System.Text.Json;
using Linnet.Hub.Diff;
using Linnet.Models.Folder;

namespace Linnet.Hub.Quality;

/// <summary>What the rules look at: gathered once, so that no rule reads what another has read.</summary>
internal sealed class CheckedVersion : IDisposable
{
    /// <summary>Says which tensor is in which of several weight files.</summary>
    internal const string WeightsIndex = ModelFolder.WeightsFile + ".index.json";

    private const int HeadLength = 512;

    private JsonDocument? _config;

    private CheckedVersion(IVersionFiles files) => Files = files;

    internal IVersionFiles Files { get; }

    /// <summary>The first bytes of each file, by path.</summary>
    internal Dictionary<string, byte[]> Heads { get; } = new(StringComparer.Ordinal);

    /// <summary>What <c>config.json</c> holds; null where it is missing or no JSON object.</summary>
    internal JsonElement? Config => _config?.RootElement is { ValueKind: JsonValueKind.Object } root ? root : null;

    /// <summary>The README; null where it is missing, too large, or no text.</summary>
    internal string? CardText { get; private set; }

    /// <summary>The head of the README; an empty one where there is none.</summary>
    internal CardHead CardHead { get; private set; } = CardHead.Parse(string.Empty);

    /// <summary>Number of tensors in the safetensors files that can be read.</summary>
    internal int TensorCount { get; private set; }

    /// <summary>What is wrong with safetensors files.</summary>
    internal List<string> HeaderProblems { get; } = [];

    /// <summary>Files that the index of the weights names and that are not there.</summary>
    internal List<string> MissingShards { get; } = [];

    /// <summary>What came of loading; null where it was not tried.</summary>
    internal LoadOutcome? Load { get; private set; }

    /// <summary>Bytes that would have had to be written for loading.</summary>
    internal long LoadBytes { get; private set; }

    internal bool Has(string path) => Files.Find(path) is not null;

    internal static async Task<CheckedVersion> GatherAsync(IVersionFiles files, QualityOptions options, ModelLoadCheck load, CancellationToken cancellation)
    {
        var version = new CheckedVersion(files);
        try
        {
            await version.ReadAsync(options, load, cancellation);
            return version;
        }
        catch
        {
            version.Dispose();
            throw;
        }
    }

    public void Dispose() => _config?.Dispose();

    private async Task ReadAsync(QualityOptions options, ModelLoadCheck load, CancellationToken cancellation)
    {
        foreach (var file in Files.Files.Take(options.MaxFiles)) Heads[file.Path] = await Files.ReadHeadAsync(file, HeadLength, cancellation);
        if (await ReadSmallAsync(ModelFolder.ConfigFile, options, cancellation) is { } config) _config = JsonFile.TryParse(config);
        if (await ReadSmallAsync(ModelFolder.CardFile, options, cancellation) is { } card && TextLines.Decode(card) is { } text)
        {
            CardText = text;
            CardHead = CardHead.Parse(text);
        }

        if (await ReadSmallAsync(WeightsIndex, options, cancellation) is { } index) ReadIndex(index);
        foreach (var file in Files.Files.Where(file => file.EndsWith(WeightGroups.Ending))) await ReadHeaderAsync(file, cancellation);
        LoadBytes = TemporaryCopy.SizeOf(Files);
        if (Config is null || LoadBytes > options.MaxLoadBytes) return;
        using var copy = await TemporaryCopy.WriteAsync(Files, options.WorkFolder, cancellation);
        Load = await load(copy.Folder, cancellation);
    }

    private async Task<byte[]?> ReadSmallAsync(string path, QualityOptions options, CancellationToken cancellation) =>
        Files.Find(path) is { } file ? await Files.ReadAsync(file, options.MaxSmallBytes, cancellation) : null;

    private void ReadIndex(byte[] content)
    {
        using var index = JsonFile.TryParse(content);
        if (index?.RootElement.Get("weight_map") is not { ValueKind: JsonValueKind.Object } map) return;
        var names = map.EnumerateObject().Select(tensor => tensor.Value.ValueKind == JsonValueKind.String ? JsonFile.Text(tensor.Value) : null).ToHashSet(StringComparer.Ordinal);
        var paths = Files.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        MissingShards.AddRange(names.Where(name => name is null || !paths.Contains(name)).Select(name => name ?? "?"));
    }

    private async Task ReadHeaderAsync(VersionFile file, CancellationToken cancellation)
    {
        try
        {
            TensorCount += (await SafetensorsReading.ReadHeaderAsync(Files, file, cancellation)).Header.Tensors.Count;
        }
        catch (ModelFormatException error)
        {
            HeaderProblems.Add(error.Message);
        }
    }
}

namespace Linnet.Models.Weights;

/// <summary>
/// Weights in several files with an index, <c>{"weight_map": {tensor: file}}</c>, as transformers splits large models. The index is
/// written by strangers: it may name only files beside itself, and it and the files must agree on every tensor.
/// </summary>
internal sealed class ShardedWeights : IWeightSource
{
    private readonly Dictionary<string, IWeightSource> _shardOf = new(StringComparer.Ordinal);
    private readonly List<IWeightSource> _shards = [];

    private ShardedWeights(string path) => Path = path;

    public string Path { get; }

    public IEnumerable<WeightTensor> Weights => _shards.SelectMany(shard => shard.Weights);

    public long ElementCount => _shards.Sum(shard => shard.ElementCount);

    /// <summary>Opens every file that an index names.</summary>
    /// <param name="path">The index.</param>
    /// <param name="open">Opens one file.</param>
    /// <exception cref="ModelFormatException">The index is wrong, names a file elsewhere or one that is not there, or does not agree with the files.</exception>
    internal static ShardedWeights Open(string path, Func<string, IWeightSource> open)
    {
        var weights = new ShardedWeights(path);
        try
        {
            weights.OpenShards(WeightIndex.Read(path), open);
            return weights;
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    public void Read(string name, Span<float> values)
    {
        if (!_shardOf.TryGetValue(name, out var shard)) throw new ModelFormatException(Path, $"the tensor '{name}' is missing.");
        shard.Read(name, values);
    }

    public void Dispose()
    {
        foreach (var shard in _shards) shard.Dispose();
    }

    private void OpenShards(IReadOnlyDictionary<string, string> fileOf, Func<string, IWeightSource> open)
    {
        var folder = System.IO.Path.GetDirectoryName(Path) ?? string.Empty;
        foreach (var file in fileOf.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var path = System.IO.Path.Combine(folder, file);
            if (!File.Exists(path)) throw new ModelFormatException(Path, $"names the file '{file}', which is not there; the model is incomplete, fetch it again.");
            var shard = open(path);
            _shards.Add(shard);
            foreach (var tensor in shard.Weights) Add(tensor.Name, file, shard, fileOf);
        }

        if (fileOf.Keys.FirstOrDefault(name => !_shardOf.ContainsKey(name)) is { } missing)
            throw new ModelFormatException(Path, $"the tensor '{missing}' is not in '{fileOf[missing]}', where the index places it.");
    }

    private void Add(string name, string file, IWeightSource shard, IReadOnlyDictionary<string, string> fileOf)
    {
        if (!fileOf.TryGetValue(name, out var expected)) throw new ModelFormatException(Path, $"does not list the tensor '{name}' of '{file}'.");
        if (expected != file) throw new ModelFormatException(Path, $"places the tensor '{name}' in '{expected}', but it is in '{file}'; every tensor must be there once.");
        _shardOf.Add(name, shard);
    }
}

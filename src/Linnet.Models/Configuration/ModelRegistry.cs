using Linnet.Models.Architectures;

namespace Linnet.Models.Configuration;

/// <summary>
/// Which <c>model_type</c> is which class. The project's own kinds are there from the start; a program adds its own with one
/// line and can then train, load and serve it like any other. Thread-safe.
/// </summary>
public static class ModelRegistry
{
    private static readonly Lock Gate = new();
    private static readonly SortedDictionary<string, ModelKind> Kinds = BuiltInModels.All();

    /// <summary>All known model types in order.</summary>
    public static IReadOnlyList<string> KnownTypes
    {
        get
        {
            lock (Gate) return [.. Kinds.Keys];
        }
    }

    /// <summary>Makes a kind of neural network known.</summary>
    /// <param name="modelType">The word in <c>config.json</c>; an earlier registration of the same word is replaced.</param>
    /// <param name="readConfig">Reads its configuration, usually a constructor.</param>
    /// <param name="create">Makes the network, without values.</param>
    /// <typeparam name="TConfig">The configuration's class.</typeparam>
    public static void Register<TConfig>(string modelType, Func<ConfigReader, TConfig> readConfig, Func<TConfig, TextNetwork> create)
        where TConfig : ModelConfig
    {
        ArgumentException.ThrowIfNullOrEmpty(modelType);
        lock (Gate) Kinds[modelType] = ModelKind.Network(readConfig, create);
    }

    /// <summary>Makes the network that a configuration describes, with all parameters zero.</summary>
    /// <param name="config">Of a registered kind of network.</param>
    /// <exception cref="ConfigurationException">The kind is not known or is no network.</exception>
    /// <exception cref="ShapeException">The sizes do not make a network.</exception>
    public static TextNetwork CreateNetwork(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        lock (Gate)
        {
            return Kinds.TryGetValue(config.ModelType, out var kind) && kind.CreateNetwork is { } create
                ? create(config)
                : throw new ConfigurationException($"model_type '{config.ModelType}' is no known network; register it with ModelRegistry.Register.");
        }
    }

    internal static ModelKind Find(ConfigReader reader)
    {
        var modelType = reader.String("model_type");
        lock (Gate)
        {
            return Kinds.TryGetValue(modelType, out var kind)
                ? kind
                : throw reader.Invalid("model_type", $"is '{modelType}', which is not known; known are {string.Join(", ", Kinds.Keys)}.");
        }
    }
}

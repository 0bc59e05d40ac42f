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

using Linnet.Models.Architectures;

namespace Linnet.Models.Configuration;

/// <summary>
/// Which <c>model_type</c> is which class, and, where one type serves several tasks, which of its <c>architectures</c>. The
/// project's own kinds are there from the start; a program adds its own with one line and can then train, load and serve it like any
/// other. Thread-safe.
/// </summary>
public static class ModelRegistry
{
    private static readonly Lock Gate = new();
    private static readonly SortedDictionary<string, List<ModelKind>> Kinds = BuiltInModels.All();

    /// <summary>All known model types in order.</summary>
    public static IReadOnlyList<string> KnownTypes
    {
        get
        {
            lock (Gate) return [.. Kinds.Keys];
        }
    }

    /// <summary>Makes a kind of neural network that classifies texts known.</summary>
    /// <param name="modelType">The word in <c>config.json</c>; an earlier classifier of the same word is replaced.</param>
    /// <param name="readConfig">Reads its configuration, usually a constructor.</param>
    /// <param name="create">Makes the network, without values.</param>
    /// <typeparam name="TConfig">The configuration's class.</typeparam>
    public static void Register<TConfig>(string modelType, Func<ConfigReader, TConfig> readConfig, Func<TConfig, TextNetwork> create)
        where TConfig : ModelConfig =>
        Add(modelType, ModelKind.Classifier(readConfig, create));

    /// <summary>Makes a kind of neural network known that does another task than classifying texts.</summary>
    /// <param name="modelType">The word in <c>config.json</c>.</param>
    /// <param name="architectures">
    /// The words in <c>architectures</c> that mean this network, such as <c>GPT2LMHeadModel</c>; an earlier network of one of these words
    /// is replaced.
    /// </param>
    /// <param name="readConfig">Reads its configuration, usually a constructor.</param>
    /// <param name="create">Makes the network, without values.</param>
    /// <typeparam name="TConfig">The configuration's class.</typeparam>
    public static void Register<TConfig>(
        string modelType, IReadOnlyList<string> architectures, Func<ConfigReader, TConfig> readConfig, Func<TConfig, TokenNetwork> create)
        where TConfig : ModelConfig
    {
        ArgumentNullException.ThrowIfNull(architectures);
        if (architectures.Count == 0) throw new ArgumentException("At least one architecture is needed to tell the network by.", nameof(architectures));
        Add(modelType, ModelKind.Network(architectures, readConfig, create));
    }

    /// <summary>Makes the classifying network that a configuration describes, with all parameters zero.</summary>
    /// <param name="config">Of a registered kind of network.</param>
    /// <exception cref="ConfigurationException">The kind is not known or is no network that classifies texts.</exception>
    /// <exception cref="ShapeException">The sizes do not make a network.</exception>
    public static TextNetwork CreateNetwork(ModelConfig config) => CreateNetwork<TextNetwork>(config);

    /// <summary>Makes the network that a configuration describes, with all parameters zero.</summary>
    /// <param name="config">Of a registered kind of network.</param>
    /// <typeparam name="TNetwork">What is expected of it.</typeparam>
    /// <exception cref="ConfigurationException">The kind is not known, or is no such network.</exception>
    /// <exception cref="ShapeException">The sizes do not make a network.</exception>
    public static TNetwork CreateNetwork<TNetwork>(ModelConfig config)
        where TNetwork : TokenNetwork
    {
        ArgumentNullException.ThrowIfNull(config);
        ModelKind? kind;
        lock (Gate) kind = Kinds.TryGetValue(config.ModelType, out var kinds) ? Choose(kinds, config.Architecture) : null;
        if (kind?.CreateNetwork is not { } create)
            throw new ConfigurationException($"model_type '{config.ModelType}' is no known network; register it with ModelRegistry.Register.");
        var network = create(config);
        if (network is TNetwork expected) return expected;
        network.Dispose();
        throw new ConfigurationException($"model_type '{config.ModelType}' makes a {network.GetType().Name}, which is no {typeof(TNetwork).Name}.");
    }

    internal static ModelKind Find(ConfigReader reader)
    {
        var modelType = reader.String("model_type");
        var architecture = reader.Strings("architectures") is [var first, ..] ? first : null;
        lock (Gate)
        {
            if (!Kinds.TryGetValue(modelType, out var kinds))
                throw reader.Invalid("model_type", $"is '{modelType}', which is not known; known are {string.Join(", ", Kinds.Keys)}.");
            return Choose(kinds, architecture) ?? throw reader.Invalid(
                "architectures", $"names '{architecture}', which is not known for '{modelType}'; known are {string.Join(", ", kinds.SelectMany(kind => kind.Architectures))}.");
        }
    }

    /// <summary>The kind that names the architecture; else the one that takes all; without an architecture simply the first.</summary>
    private static ModelKind? Choose(List<ModelKind> kinds, string? architecture) => architecture is null
        ? kinds.Find(kind => kind.Architectures.Count == 0) ?? kinds[0]
        : kinds.Find(kind => kind.Architectures.Contains(architecture)) ?? kinds.Find(kind => kind.Architectures.Count == 0);

    private static void Add(string modelType, ModelKind kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelType);
        lock (Gate)
        {
            if (!Kinds.TryGetValue(modelType, out var kinds)) Kinds.Add(modelType, kinds = []);
            kinds.RemoveAll(other => kind.Architectures.Count == 0
                ? other.Architectures.Count == 0
                : other.Architectures.Any(name => kind.Architectures.Contains(name)));
            kinds.Add(kind);
        }
    }
}

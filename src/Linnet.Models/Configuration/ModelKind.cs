using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Configuration;

/// <summary>How one <c>model_type</c>, or one of its architectures, is read and made.</summary>
internal sealed class ModelKind
{
    private ModelKind()
    {
    }

    /// <summary>The words in <c>architectures</c> that mean this kind; none for the kind that takes all that no other names.</summary>
    internal IReadOnlyList<string> Architectures { get; private init; } = [];

    internal required Func<ConfigReader, ModelConfig> ReadConfig { get; init; }

    /// <summary>Null where the kind is no classifier of texts.</summary>
    internal Func<ModelFolder, TextClassifier>? LoadClassifier { get; private init; }

    /// <summary>Null where the kind does not say how alike two texts are.</summary>
    internal Func<ModelFolder, PairScorer>? LoadScorer { get; private init; }

    /// <summary>Null where the kind is not a neural network.</summary>
    internal Func<ModelConfig, TokenNetwork>? CreateNetwork { get; private init; }

    /// <summary>A neural network that classifies texts, behind a tokeniser.</summary>
    internal static ModelKind Classifier<TConfig>(
        Func<ConfigReader, TConfig> readConfig, Func<TConfig, TextNetwork> create, IReadOnlyList<string>? architectures = null)
        where TConfig : ModelConfig =>
        new()
        {
            Architectures = architectures ?? [],
            ReadConfig = readConfig,
            CreateNetwork = config => create((TConfig)config),
            LoadClassifier = NeuralTextClassifier.FromFolder,
            LoadScorer = NeuralPairScorer.FromFolder,
        };

    /// <summary>A neural network for another task.</summary>
    internal static ModelKind Network<TConfig>(
        IReadOnlyList<string> architectures, Func<ConfigReader, TConfig> readConfig, Func<TConfig, TokenNetwork> create)
        where TConfig : ModelConfig =>
        new() { Architectures = architectures, ReadConfig = readConfig, CreateNetwork = config => create((TConfig)config) };

    /// <summary>A model that scores pairs of texts and is no single network.</summary>
    internal static ModelKind Scorer(IReadOnlyList<string> architectures, Func<ConfigReader, ModelConfig> readConfig, Func<ModelFolder, PairScorer> load) =>
        new() { Architectures = architectures, ReadConfig = readConfig, LoadScorer = load };

    /// <summary>Several models of another task than classifying or scoring, in folders within their own.</summary>
    internal static ModelKind Assembly(IReadOnlyList<string> architectures, Func<ConfigReader, ModelConfig> readConfig) =>
        new() { Architectures = architectures, ReadConfig = readConfig };

    /// <summary>A method that learns nothing.</summary>
    internal static ModelKind WithoutWeights(Func<ConfigReader, ModelConfig> readConfig) => new() { ReadConfig = readConfig };

    /// <summary>A classifier that is no neural network.</summary>
    internal static ModelKind Other(Func<ConfigReader, ModelConfig> readConfig, Func<ModelFolder, TextClassifier> load) =>
        new() { ReadConfig = readConfig, LoadClassifier = load };
}

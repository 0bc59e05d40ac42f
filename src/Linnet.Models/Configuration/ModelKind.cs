using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Configuration;

/// <summary>How one <c>model_type</c> is read and made.</summary>
internal sealed class ModelKind
{
    private ModelKind()
    {
    }

    internal required Func<ConfigReader, ModelConfig> ReadConfig { get; init; }

    internal required Func<ModelFolder, TextClassifier> LoadClassifier { get; init; }

    /// <summary>Null where the kind is not a neural network.</summary>
    internal Func<ModelConfig, TextNetwork>? CreateNetwork { get; private init; }

    /// <summary>A neural network behind a tokeniser.</summary>
    internal static ModelKind Network<TConfig>(Func<ConfigReader, TConfig> readConfig, Func<TConfig, TextNetwork> create)
        where TConfig : ModelConfig =>
        new()
        {
            ReadConfig = readConfig,
            CreateNetwork = config => create((TConfig)config),
            LoadClassifier = NeuralTextClassifier.FromFolder,
        };

    /// <summary>Any other classifier.</summary>
    internal static ModelKind Other(Func<ConfigReader, ModelConfig> readConfig, Func<ModelFolder, TextClassifier> load) =>
        new() { ReadConfig = readConfig, LoadClassifier = load };
}

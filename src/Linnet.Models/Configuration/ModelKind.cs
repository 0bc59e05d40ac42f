using Linnet.Models.Architectures;

namespace Linnet.Models.Configuration;

/// <summary>How one <c>model_type</c> is read and made.</summary>
internal sealed class ModelKind
{
    private ModelKind(Func<ConfigReader, ModelConfig> readConfig, Func<ModelConfig, TextNetwork>? createNetwork)
    {
        ReadConfig = readConfig;
        CreateNetwork = createNetwork;
    }

    internal Func<ConfigReader, ModelConfig> ReadConfig { get; }

    /// <summary>Null where the kind is not a neural network.</summary>
    internal Func<ModelConfig, TextNetwork>? CreateNetwork { get; }

    internal static ModelKind Network<TConfig>(Func<ConfigReader, TConfig> readConfig, Func<TConfig, TextNetwork> create)
        where TConfig : ModelConfig =>
        new(readConfig, config => create((TConfig)config));
}

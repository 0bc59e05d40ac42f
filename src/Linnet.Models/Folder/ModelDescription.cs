using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Inspection;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Folder;

/// <summary>What a model folder holds.</summary>
/// <param name="Config">What <c>config.json</c> says.</param>
/// <param name="ParameterCount">Number of trained numbers.</param>
/// <param name="Summary">A table of the layers.</param>
public sealed record ModelDescription(ModelConfig Config, long ParameterCount, string Summary)
{
    /// <summary>Loads a model and describes it; a network needs no tokeniser for that.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is damaged.</exception>
    public static ModelDescription Of(ModelFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Kind.CreateNetwork is not null)
        {
            using var network = folder.LoadNetwork<TokenNetwork>();
            return new ModelDescription(folder.Config, network.ParameterCount, network.Summary());
        }

        if (folder.Kind.LoadScorer is not null)
        {
            using var scorer = PairScorer.Load(folder);
            return new ModelDescription(folder.Config, scorer.ParameterCount, scorer.Summary());
        }

        if (folder.Config is TaggerEnsembleConfig)
        {
            using var tagger = TaggerFolder.Load(folder);
            var networks = tagger.Members.Select(member => member.Network).ToList();
            return new ModelDescription(
                folder.Config, networks.Sum(network => network.ParameterCount), string.Join('\n', networks.Select((network, i) => $"member {i}: {network.Config.ModelType}\n\n{network.Summary()}")));
        }

        using var classifier = TextClassifier.Load(folder);
        return new ModelDescription(folder.Config, classifier.ParameterCount, classifier.Summary());
    }
}

using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>What a network's folder is to one who wants to compare texts: an encoder gives vectors, a classifier with one label scores.</summary>
internal static class NeuralPairScorer
{
    internal static PairScorer FromFolder(ModelFolder folder)
    {
        if (SentenceEncoder.IsEncoder(folder)) return new BiEncoder(SentenceEncoder.FromFolder(folder));
        if (folder.Config.Labels.Count != 1 || folder.Config.ProblemType != ProblemType.MultiLabel)
        {
            throw new ModelFormatException(
                folder.FilePath(ModelFolder.ConfigFile), $"describes a {folder.Config.Architecture} with {folder.Config.Labels.Count} labels, which does not score pairs of texts; use it for its own task.");
        }

        return new CrossEncoder(NeuralTextClassifier.FromFolder(folder));
    }
}

using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>What a network's folder is to one who wants to compare texts: an encoder gives vectors, a classifier with one label scores.</summary>
internal static class NeuralPairScorer
{
    internal static PairScorer FromFolder(ModelFolder folder)
    {
        Check(folder);
        return SentenceEncoder.IsEncoder(folder) ? new BiEncoder(SentenceEncoder.FromFolder(folder)) : new CrossEncoder(NeuralTextClassifier.FromFolder(folder));
    }

    /// <exception cref="ModelFormatException">The network gives no vectors and has not one score.</exception>
    internal static void Check(ModelFolder folder)
    {
        if (SentenceEncoder.IsEncoder(folder) || (folder.Config.Labels.Count == 1 && folder.Config.ProblemType == ProblemType.MultiLabel)) return;
        throw new ModelFormatException(
            folder.FilePath(ModelFolder.ConfigFile), $"describes a {folder.Config.Architecture} with {folder.Config.Labels.Count} labels, which does not score pairs of texts; use it for its own task.");
    }
}

namespace Linnet.Training.Vectors;

/// <summary>The two stand-ins for a softmax over all words of Mikolov et al. 2013, "Distributed Representations of Words and Phrases and their Compositionality".</summary>
public enum Word2VecLoss
{
    /// <summary>The true word is told from a few that are drawn at random, by their frequency to the power 0.75.</summary>
    NegativeSampling,

    /// <summary>The true word is found by decisions in a binary tree: better for rare words and few epochs.</summary>
    HierarchicalSoftmax,
}

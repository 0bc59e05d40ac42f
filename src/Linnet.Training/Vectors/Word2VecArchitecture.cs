namespace Linnet.Training.Vectors;

/// <summary>The two architectures of Mikolov et al. 2013, "Efficient Estimation of Word Representations in Vector Space".</summary>
public enum Word2VecArchitecture
{
    /// <summary>From each word the words around it: better for rare words.</summary>
    SkipGram,

    /// <summary>From the mean of the words around it each word (continuous bag of words): several times faster.</summary>
    Cbow,
}

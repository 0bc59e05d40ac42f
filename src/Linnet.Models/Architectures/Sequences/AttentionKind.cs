namespace Linnet.Models.Architectures;

/// <summary>How a recurrent decoder looks at its source.</summary>
public enum AttentionKind
{
    /// <summary>
    /// Before each step, by the state before it, with scores <c>v · tanh(W s + U h)</c>; what is seen goes into the step (Bahdanau et al. 2015).
    /// </summary>
    Bahdanau,

    /// <summary>
    /// After each step, by its state, with scores <c>s · W h</c> (Luong et al. 2015, "general", without input feeding, so that all steps of a
    /// known target are computed together).
    /// </summary>
    Luong,
}

namespace Linnet.Data;

/// <summary>How to weigh labels of different frequency in the loss.</summary>
public enum ClassWeighting
{
    /// <summary>Every row counts alike.</summary>
    None,

    /// <summary>Inversely to frequency: rows / (labels · count), as scikit-learn's <c>balanced</c>.</summary>
    Balanced,

    /// <summary>The square root of <see cref="Balanced"/>: halfway between the two.</summary>
    Sqrt,

    /// <summary>Inversely to the effective number of rows (1 - βⁿ) / (1 - β) (Cui et al. 2019), scaled to mean one.</summary>
    EffectiveNumber,
}

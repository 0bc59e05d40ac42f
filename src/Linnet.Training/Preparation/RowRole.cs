namespace Linnet.Training.Preparation;

/// <summary>What becomes of a row of the training file.</summary>
internal enum RowRole : byte
{
    /// <summary>Left out.</summary>
    Dropped,

    /// <summary>Learnt from.</summary>
    Train,

    /// <summary>Held out to choose the best state on.</summary>
    Dev,
}

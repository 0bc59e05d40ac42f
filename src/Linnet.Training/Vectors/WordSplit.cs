namespace Linnet.Training.Vectors;

/// <summary>What a word is.</summary>
public enum WordSplit
{
    /// <summary>As linear and fastText classifiers see words: lower-cased runs of letters and digits; symbols and Han characters stand for themselves.</summary>
    Words,

    /// <summary>What stands between white space, as it is: for texts that were segmented before.</summary>
    WhiteSpace,
}

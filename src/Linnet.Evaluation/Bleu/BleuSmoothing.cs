namespace Linnet.Evaluation;

/// <summary>What stands for the precision of an n-gram order without a match (Chen and Cherry 2014).</summary>
public enum BleuSmoothing
{
    /// <summary><c>exp</c>: the first such order counts 1/2 match, the next 1/4, and so on (NIST's method).</summary>
    Exponential,

    /// <summary><c>none</c>: the precision is 0, and so is the score.</summary>
    None,
}

namespace Linnet.Models.Architectures;

/// <summary>How the states of all positions become one vector (<c>pooling</c>).</summary>
public enum RecurrentPooling
{
    /// <summary>The largest value of each unit (<c>max</c>).</summary>
    Max,

    /// <summary>The mean of each unit (<c>mean</c>).</summary>
    Mean,

    /// <summary>A weighted sum with learned weights (<c>attention</c>).</summary>
    Attention,
}

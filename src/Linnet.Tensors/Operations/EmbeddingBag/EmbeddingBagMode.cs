namespace Linnet.Tensors.Operations;

/// <summary>How the vectors of a bag become one.</summary>
public enum EmbeddingBagMode
{
    /// <summary>Their sum, each times its weight where weights are given.</summary>
    Sum,

    /// <summary>Their mean: the sum divided by the number of ids. An empty bag gives zeros.</summary>
    Mean,
}

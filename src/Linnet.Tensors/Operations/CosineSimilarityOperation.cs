namespace Linnet.Tensors.Operations;

/// <summary>How alike vectors point.</summary>
public static class CosineSimilarityOperation
{
    /// <summary>The cosine between each row of one and the same row of the other.</summary>
    /// <param name="left"><c>[rows, size]</c>.</param>
    /// <param name="right"><c>[rows, size]</c>.</param>
    /// <returns><c>[rows]</c>, −1 to 1; 0 where a row is zero.</returns>
    /// <exception cref="ShapeException">Shapes differ or have not two axes.</exception>
    public static Tensor CosineSimilarity(this Tensor left, Tensor right)
    {
        Expect.Same(nameof(CosineSimilarity), left.Shape, right.Shape);
        return left.NormalizeRows().Mul(right.NormalizeRows()).Sum(^1);
    }
}

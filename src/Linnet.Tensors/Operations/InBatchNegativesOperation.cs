namespace Linnet.Tensors.Operations;

/// <summary>
/// The contrastive loss in which every other row of the batch is a wrong answer (multiple negatives ranking: Henderson et al. 2017, "Efficient
/// Natural Language Response Suggestion"; with a temperature as in InfoNCE, van den Oord et al. 2018).
/// </summary>
public static class InBatchNegativesOperation
{
    /// <summary>The mean negative log probability of each row's own partner among the partners of all rows, by their cosines.</summary>
    /// <param name="queries"><c>[batch, size]</c>.</param>
    /// <param name="answers"><c>[batch, size]</c>: row i answers query i.</param>
    /// <param name="temperature">What cosines are divided by, above 0.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ShapeException">Shapes differ or have not two axes.</exception>
    public static Tensor InBatchNegatives(this Tensor queries, Tensor answers, float temperature)
    {
        Expect.Same(nameof(InBatchNegatives), queries.Shape, answers.Shape);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        var cosines = queries.NormalizeRows().MatMul(answers.NormalizeRows(), transposeRight: true);
        var own = IntTensor.Zeros(new Shape(queries.Shape[0]));
        for (var i = 0; i < own.Count; i++) own.Data[i] = i;
        return cosines.Scale(1 / temperature).CrossEntropy(own);
    }
}

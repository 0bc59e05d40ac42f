using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>
/// Weights that are a sum of training rows. The best weights of a logistic regression with a Gaussian prior lie in the span of
/// the rows, W = V ∘ (Xᵀ A) (the representer theorem; V are prior variances), so an optimiser may work on the coefficients A,
/// <c>[rows, width]</c>, and the logits Z = X W + bias instead of on the far larger W. A bias is a feature of 1 in every row.
/// </summary>
internal sealed class FeatureKernel
{
    private readonly CsrMatrix _features;
    private readonly CsrMatrix _transposed;
    private readonly float[] _variances;
    private readonly float[] _weights;
    private readonly int _width;

    /// <summary>Prepares both orders of the features.</summary>
    /// <param name="features">X, one row a text.</param>
    /// <param name="transposed">Xᵀ.</param>
    /// <param name="variances">V, <c>[columns, width]</c>, or empty where all are 1.</param>
    /// <param name="width">Outputs with padding.</param>
    public FeatureKernel(CsrMatrix features, CsrMatrix transposed, float[] variances, int width)
    {
        _features = features;
        _transposed = transposed;
        _variances = variances;
        _width = width;
        _weights = new float[(long)features.Columns * width];
    }

    /// <summary>Z for A: what the weights that A stands for say of every training row.</summary>
    public void Logits(float[] coefficients, float[] logits)
    {
        _features.Multiply(Weights(coefficients), _width, logits);
        var bias = Bias(coefficients);
        for (var i = 0; i < logits.Length; i += _width)
        {
            for (var k = 0; k < _width; k++) logits[i + k] += bias[k];
        }
    }

    /// <summary>W for A, <c>[columns, width]</c>; the array is used again by the next call.</summary>
    public float[] Weights(float[] coefficients)
    {
        _transposed.Multiply(coefficients, _width, _weights);
        if (_variances.Length > 0) DenseVectors.Multiply(_weights, _variances);
        return _weights;
    }

    /// <summary>The bias for A, <c>[width]</c>.</summary>
    public float[] Bias(float[] coefficients)
    {
        var sums = new double[_width];
        for (var i = 0; i < coefficients.Length; i++) sums[i % _width] += coefficients[i];
        return Array.ConvertAll(sums, sum => (float)sum);
    }
}

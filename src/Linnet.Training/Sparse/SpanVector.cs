namespace Linnet.Training.Sparse;

/// <summary>
/// A vector in the space of weights, held as its coefficients over the training rows and its logits for them; then the inner
/// product of two (in the metric of the prior) is one sum over <c>[rows, width]</c>, and nothing as long as the weights is stored.
/// </summary>
/// <param name="length">rows · width.</param>
internal sealed class SpanVector(int length)
{
    public float[] Coefficients { get; } = new float[length];

    public float[] Logits { get; } = new float[length];

    public double Dot(SpanVector other) => DenseVectors.Dot(Coefficients, other.Logits);

    public void AddScaled(SpanVector other, double factor)
    {
        DenseVectors.AddScaled(other.Coefficients, (float)factor, Coefficients);
        DenseVectors.AddScaled(other.Logits, (float)factor, Logits);
    }

    public void Scale(double factor)
    {
        DenseVectors.AddScaled(Coefficients, (float)(factor - 1), Coefficients);
        DenseVectors.AddScaled(Logits, (float)(factor - 1), Logits);
    }

    public void CopyFrom(SpanVector other)
    {
        other.Coefficients.CopyTo(Coefficients, 0);
        other.Logits.CopyTo(Logits, 0);
    }
}

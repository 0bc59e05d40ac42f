namespace Linnet.Tensors.Operations;

/// <summary>The filters of one width of a one-dimensional convolution, laid out as PyTorch's <c>Conv1d</c> has them.</summary>
/// <param name="Weight"><c>[out, in, width]</c>.</param>
/// <param name="Bias"><c>[out]</c>, or null for none.</param>
public readonly record struct ConvolutionFilter(Tensor Weight, Tensor? Bias = null)
{
    internal int Channels => Weight.Shape[0];

    internal int Width => Weight.Shape[2];

    internal bool RequiresGrad => Weight.RequiresGrad || Bias is { RequiresGrad: true };

    internal void Check(string operation, int input)
    {
        if (Weight.Shape.Rank != 3 || Weight.Shape[1] != input || Weight.Shape[2] == 0)
            throw new ShapeException($"{operation} expects a weight [out, {input}, width] for this input; received {Weight.Shape}.");
        if (Bias is { } bias) Expect.Vector(operation, "bias", bias, Channels);
    }
}

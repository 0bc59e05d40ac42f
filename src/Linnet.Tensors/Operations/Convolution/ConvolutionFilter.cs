namespace Linnet.Tensors.Operations;

/// <summary>The filters of one width of a one-dimensional convolution, laid out as PyTorch's <c>Conv1d</c> has them.</summary>
/// <param name="Weight"><c>[out, in, width]</c>.</param>
/// <param name="Bias"><c>[out]</c>, or null for none.</param>
public readonly record struct ConvolutionFilter(Tensor Weight, Tensor? Bias = null)
{
    /// <summary>The filters of a model: in a scope that records nothing they are laid out once for unchanged values.</summary>
    /// <param name="weight"><c>[out, in, width]</c>.</param>
    /// <param name="bias"><c>[out]</c>, or null for none.</param>
    public ConvolutionFilter(Parameter weight, Parameter? bias = null)
        : this(weight.ToTensor(), bias?.Value)
    {
        Owner = weight;
        BiasOwner = bias;
    }

    /// <summary>Keeps the layout made for inference; null for mere tensors.</summary>
    internal Parameter? Owner { get; }

    /// <summary>Grows with every change of a parameter.</summary>
    internal long Stamp => (long)(Owner?.Revision ?? 0) + (BiasOwner?.Revision ?? 0);

    internal int Channels => Weight.Shape[0];

    internal int Width => Weight.Shape[2];

    private Parameter? BiasOwner { get; }

    internal bool RequiresGrad => Weight.RequiresGrad || Bias is { RequiresGrad: true };

    internal void Check(string operation, int input)
    {
        if (Weight.Shape.Rank != 3 || Weight.Shape[1] != input || Weight.Shape[2] == 0)
            throw new ShapeException($"{operation} expects a weight [out, {input}, width] for this input; received {Weight.Shape}.");
        if (Bias is { } bias) Expect.Vector(operation, "bias", bias, Channels);
    }
}

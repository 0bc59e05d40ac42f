using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>A one-dimensional convolution along time, channels last; its weight is <c>[out, in, width]</c> as in PyTorch.</summary>
/// <example>
/// <code>
/// using var layer = new Conv1d(64, 100, width: 3, padding: 1);
/// layer.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var features = layer.Forward(Tensor.Zeros(new Shape(8, 20, 64))); // [8, 20, 100]
/// </code>
/// </example>
public sealed class Conv1d : Layer
{
    private readonly int _stride;
    private readonly int _padding;
    private readonly int _dilation;

    /// <summary>Creates the layer.</summary>
    /// <param name="inputs">Channels of the input, at least 1.</param>
    /// <param name="outputs">Number of filters, at least 1.</param>
    /// <param name="width">Positions that a filter covers, at least 1.</param>
    /// <param name="stride">Positions from one window to the next, at least 1.</param>
    /// <param name="padding">Zeros put before and after each row, at least 0.</param>
    /// <param name="dilation">Positions from one tap of a filter to the next, at least 1.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    public Conv1d(int inputs, int outputs, int width, int stride = 1, int padding = 0, int dilation = 1, bool hasBias = true)
    {
        (_stride, _padding, _dilation) = (stride, padding, dilation);
        Weight = Register("weight", new Shape(outputs, inputs, width), KaimingUniform.TorchDefault);
        if (hasBias) Bias = Register("bias", new Shape(outputs), Uniform.ForBias(inputs * width));
        Filter = new ConvolutionFilter(Weight, Bias);
    }

    /// <summary><c>[out, in, width]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary><c>[out]</c>, or null.</summary>
    public Parameter? Bias { get; }

    /// <summary>The weights as the fused <see cref="ConvolutionMaxOperation"/> takes them.</summary>
    public ConvolutionFilter Filter { get; }

    /// <summary>Applies the layer.</summary>
    /// <param name="input"><c>[batch, length, in]</c>.</param>
    /// <returns><c>[batch, (length + 2 padding - dilation (width - 1) - 1) / stride + 1, out]</c>.</returns>
    public override Tensor Forward(Tensor input) => input.Conv1d(Filter, _stride, _padding, _dilation);
}

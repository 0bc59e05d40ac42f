using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Tensors.Operations.Steps;

namespace Linnet.Models.Layers;

/// <summary>Root-mean-square normalisation (Zhang and Sennrich 2019): each row to mean square 1, then scaled.</summary>
public sealed class RmsNorm : Layer
{
    private readonly float _epsilon;

    /// <summary>Creates the layer.</summary>
    /// <param name="size">Size of the last axis, at least 1.</param>
    /// <param name="epsilon">Added to the mean square, above 0.</param>
    public RmsNorm(int size, float epsilon = 1e-6f)
    {
        _epsilon = epsilon;
        Weight = Register("weight", new Shape(size), Constant.Ones);
    }

    /// <summary>The scale, <c>[size]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary>Normalises each row.</summary>
    /// <param name="input"><c>[..., size]</c>.</param>
    /// <returns>The same shape.</returns>
    public override Tensor Forward(Tensor input) => input.RmsNorm(Weight, _epsilon);

    /// <summary>Normalises one vector.</summary>
    /// <param name="input"><c>[size]</c>.</param>
    /// <param name="output"><c>[size]</c>.</param>
    internal unsafe void Step(float* input, float* output) => StepOperations.Norm(input, Weight, null, _epsilon, isRootMeanSquare: true, output);
}

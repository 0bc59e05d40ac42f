using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Tensors.Operations.Steps;

namespace Linnet.Models.Layers;

/// <summary>Layer normalisation (Ba et al. 2016): each row to mean 0 and variance 1, then scaled and shifted.</summary>
public sealed class LayerNorm : Layer
{
    private readonly float _epsilon;

    /// <summary>Creates the layer.</summary>
    /// <param name="size">Size of the last axis, at least 1.</param>
    /// <param name="epsilon">Added to the variance, above 0.</param>
    /// <param name="hasBias">Whether rows are shifted.</param>
    public LayerNorm(int size, float epsilon = 1e-5f, bool hasBias = true)
    {
        _epsilon = epsilon;
        Weight = Register("weight", new Shape(size), Constant.Ones);
        if (hasBias) Bias = Register("bias", new Shape(size), Constant.Zeros);
    }

    /// <summary>The scale, <c>[size]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary>The shift, <c>[size]</c>, or null.</summary>
    public Parameter? Bias { get; }

    /// <summary>Normalises each row.</summary>
    /// <param name="input"><c>[..., size]</c>.</param>
    /// <returns>The same shape.</returns>
    public override Tensor Forward(Tensor input) => input.LayerNorm(Weight, Bias?.Value, _epsilon);

    /// <summary><c>LayerNorm(residual + Dropout(branch))</c> in one pass: the end of a post-norm transformer block.</summary>
    /// <param name="residual"><c>[..., size]</c>: what goes around the block.</param>
    /// <param name="branch">The same shape: what the block computed.</param>
    /// <param name="dropout">Rate of the dropout on the branch, in [0, 1).</param>
    /// <returns>The same shape.</returns>
    public Tensor ForwardResidual(Tensor residual, Tensor branch, float dropout) =>
        residual.ResidualLayerNorm(branch, Weight, Bias?.Value, dropout, _epsilon);

    /// <summary>Normalises one vector.</summary>
    /// <param name="input"><c>[size]</c>.</param>
    /// <param name="output"><c>[size]</c>.</param>
    internal unsafe void Step(float* input, float* output) => StepOperations.Norm(input, Weight, Bias, _epsilon, isRootMeanSquare: false, output);
}

using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Tensors.Operations.Steps;

namespace Linnet.Models.Layers;

/// <summary>The dense layer <c>activation(x·weightᵀ + bias)</c>; its weight is <c>[out, in]</c> as in PyTorch, or <c>[in, out]</c>.</summary>
/// <example>
/// <code>
/// using var layer = new Linear(64, 3);
/// layer.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var logits = layer.Forward(Tensor.Zeros(new Shape(8, 64))); // [8, 3]
/// </code>
/// </example>
public sealed class Linear : Layer
{
    private readonly ActivationKind _activation;
    private readonly WeightLayout _layout;

    /// <summary>Creates the layer.</summary>
    /// <param name="inputs">Size of the input's last axis, at least 1.</param>
    /// <param name="outputs">Size of the output's last axis, at least 1.</param>
    /// <param name="activation">Applied to the result.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    /// <param name="weightInitializer">PyTorch's default, uniform on ±1/√inputs, where null.</param>
    /// <param name="biasInitializer">PyTorch's default, uniform on ±1/√inputs, where null.</param>
    /// <param name="layout">How the weight lies in memory and in checkpoints.</param>
    public Linear(
        int inputs,
        int outputs,
        ActivationKind activation = ActivationKind.None,
        bool hasBias = true,
        IInitializer? weightInitializer = null,
        IInitializer? biasInitializer = null,
        WeightLayout layout = WeightLayout.OutIn)
    {
        (_activation, _layout) = (activation, layout);
        var shape = layout == WeightLayout.OutIn ? new Shape(outputs, inputs) : new Shape(inputs, outputs);
        Weight = Register("weight", shape, weightInitializer ?? KaimingUniform.TorchDefault);
        if (hasBias) Bias = Register("bias", new Shape(outputs), biasInitializer ?? Uniform.ForBias(inputs));
    }

    /// <summary><c>[out, in]</c>, or <c>[in, out]</c> by the layout.</summary>
    public Parameter Weight { get; }

    /// <summary><c>[out]</c>, or null.</summary>
    public Parameter? Bias { get; }

    /// <summary>Applies the layer.</summary>
    /// <param name="input"><c>[..., in]</c>.</param>
    /// <returns><c>[..., out]</c>.</returns>
    public override Tensor Forward(Tensor input)
    {
        var fused = _activation.Fused();
        var output = input.Linear(Weight, Bias, fused, _layout);
        return fused == Activation.None ? _activation.Apply(output) : output;
    }

    /// <summary>Applies the layer to one vector.</summary>
    /// <param name="input"><c>[in]</c>.</param>
    /// <param name="output"><c>[out]</c>; not the input.</param>
    internal unsafe void Step(float* input, float* output)
    {
        StepOperations.Linear(input, Weight, Bias, _layout, output);
        _activation.Apply(output, Weight.Shape[_layout == WeightLayout.OutIn ? 0 : 1]);
    }

    /// <summary>Adds what the layer, one without an activation, makes of a vector to another.</summary>
    /// <param name="input"><c>[in]</c>.</param>
    /// <param name="sum"><c>[out]</c>; not the input.</param>
    internal unsafe void StepAdd(float* input, float* sum) => StepOperations.Linear(input, Weight, Bias, _layout, sum, adds: true);
}

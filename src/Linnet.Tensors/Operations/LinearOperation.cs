using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels;
using Linnet.Tensors.Kernels.Elementwise;

namespace Linnet.Tensors.Operations;

/// <summary>The affine map of a linear layer, with its activation in the same pass.</summary>
public static class LinearOperation
{
    /// <summary><c>activation(x · weightᵀ + bias)</c>.</summary>
    /// <param name="input"><c>[..., in]</c>.</param>
    /// <param name="weight"><c>[out, in]</c>, or <c>[in, out]</c> by the layout.</param>
    /// <param name="bias"><c>[out]</c>, or null for none.</param>
    /// <param name="activation">Applied to the result.</param>
    /// <param name="layout">How the weight lies in memory.</param>
    /// <returns><c>[..., out]</c>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static Tensor Linear(
        this Tensor input, Tensor weight, Tensor? bias, Activation activation = Activation.None, WeightLayout layout = WeightLayout.OutIn) =>
        Run(input, weight, bias, activation, layout, null);

    /// <summary>
    /// <c>activation(x · weightᵀ + bias)</c>. In a scope that records nothing the weight is laid out for the matrix product once and
    /// kept until <see cref="Parameter.Touch"/> says that it has changed.
    /// </summary>
    /// <param name="input"><c>[..., in]</c>.</param>
    /// <param name="weight"><c>[out, in]</c>, or <c>[in, out]</c> by the layout.</param>
    /// <param name="bias"><c>[out]</c>, or null for none.</param>
    /// <param name="activation">Applied to the result.</param>
    /// <param name="layout">How the weight lies in memory.</param>
    /// <returns><c>[..., out]</c>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static Tensor Linear(
        this Tensor input, Parameter weight, Parameter? bias, Activation activation = Activation.None, WeightLayout layout = WeightLayout.OutIn) =>
        Run(input, weight, bias?.Value, activation, layout, weight);

    /// <summary>As <see cref="Linear(Tensor, Parameter, Parameter?, Activation, WeightLayout)"/>, with a bias that is no parameter of that shape.</summary>
    /// <param name="input"><c>[..., in]</c>.</param>
    /// <param name="weight"><c>[out, in]</c>.</param>
    /// <param name="bias"><c>[out]</c>.</param>
    /// <returns><c>[..., out]</c>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static Tensor Linear(this Tensor input, Parameter weight, Tensor bias) => Run(input, weight, bias, Activation.None, WeightLayout.OutIn, weight);

    private static unsafe Tensor Run(Tensor input, Tensor weight, Tensor? bias, Activation activation, WeightLayout layout, Parameter? owner)
    {
        var isOutIn = layout == WeightLayout.OutIn;
        if (weight.Shape.Rank != 2) throw new ShapeException($"Linear expects a weight {(isOutIn ? "[out, in]" : "[in, out]")}; received {weight.Shape}.");
        var (rows, inputs, outputs) = (input.Shape.Rows, weight.Shape[isOutIn ? 1 : 0], weight.Shape[isOutIn ? 0 : 1]);
        if (input.Shape.Rank == 0 || input.Shape.Last != inputs)
            throw new ShapeException($"Linear with a weight {weight.Shape} expects an input [..., {inputs}]; received {input.Shape}.");
        if (bias is { } given) Expect.Vector(nameof(Linear), "bias", given, outputs);

        var scope = TensorScope.Current;
        var records = scope.Needs(input, weight) || (bias is { } b && scope.Needs(b));
        var output = Tensor.Uninitialized(input.Shape.WithLast(outputs));

        // Only GELU's derivative cannot be had from its value.
        var isGelu = activation is Activation.Gelu or Activation.GeluTanh;
        var preActivation = records && isGelu ? Tensor.Uninitialized(output.Shape) : default;
        var epilogue = new GemmEpilogue
        {
            Bias = bias is { } vector ? vector.Pointer : null,
            Activation = (GemmActivation)activation,
            PreActivation = preActivation.IsAlive ? preActivation.Pointer : null,
        };
        if (owner is null || scope.RecordsGradients)
        {
            Gemm.Run(
                false, isOutIn, rows, outputs, inputs, input.Pointer, inputs, weight.Pointer, weight.Shape[1], 0, output.Pointer, outputs, epilogue);
        }
        else
        {
            Gemm.RunPacked(rows, input.Pointer, inputs, owner.Packed.For(owner, isOutIn), 0, output.Pointer, outputs, epilogue);
        }

        if (!records) return output;
        var node = scope.Record<LinearNode>(output);
        (node.Input, node.Weight, node.Bias) = (input, weight, bias);
        (node.Layout, node.Activation, node.Known) = (layout, activation, preActivation.IsAlive ? preActivation : output);
        return output;
    }

    private sealed unsafe class LinearNode : Node<LinearNode>
    {
        internal Tensor Input { get; set; }

        internal Tensor Weight { get; set; }

        internal Tensor? Bias { get; set; }

        internal WeightLayout Layout { get; set; }

        internal Activation Activation { get; set; }

        /// <summary>What the activation's derivative is computed from: GELU's argument, or the value of another activation.</summary>
        internal Tensor Known { get; set; }

        internal override void Backward()
        {
            var isOutIn = Layout == WeightLayout.OutIn;
            var (rows, inputs, outputs) = (Input.Shape.Rows, Input.Shape.Last, Output.Shape.Last);

            // The output's gradient is complete and nobody reads it after this node: it is turned in place.
            var upstream = Output.GradPointer;
            BiasAndActivation(upstream, rows, outputs);
            if (Weight.RequiresGrad)
            {
                var gradient = Weight.BeginGrad(out var accumulate);
                var beta = accumulate ? 1 : 0;
                if (isOutIn) Gemm.Run(true, false, outputs, inputs, rows, upstream, outputs, Input.Pointer, inputs, beta, gradient, inputs);
                else Gemm.Run(true, false, inputs, outputs, rows, Input.Pointer, inputs, upstream, outputs, beta, gradient, outputs);
            }

            if (Input.RequiresGrad)
            {
                var gradient = Input.BeginGrad(out var accumulate);
                Gemm.Run(
                    false, !isOutIn, rows, inputs, outputs, upstream, outputs, Weight.Pointer, Weight.Shape[1], accumulate ? 1 : 0, gradient, inputs);
            }
        }

        private void BiasAndActivation(float* upstream, int rows, int outputs)
        {
            if (Activation != Activation.None)
                ActivationGradient.Run(Activation, Known.Pointer, upstream, Bias, rows, outputs);
            else if (Bias is { RequiresGrad: true } bias)
                ColumnSums.AddTo(bias, upstream, null, rows);
        }
    }
}

using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Normalization;
using Linnet.Tensors.Kernels.Random;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Operations;

/// <summary>Layer normalisation (Ba et al. 2016), alone or fused with the residual sum and dropout before it.</summary>
public static class LayerNormOperation
{
    /// <summary>Normalises each row to mean 0 and variance 1, then scales and shifts it.</summary>
    /// <param name="input"><c>[..., size]</c>.</param>
    /// <param name="weight"><c>[size]</c>.</param>
    /// <param name="bias"><c>[size]</c>, or null for none.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <returns>The input's shape.</returns>
    /// <exception cref="ShapeException">The weight or bias does not fit the last axis.</exception>
    public static Tensor LayerNorm(this Tensor input, Tensor weight, Tensor? bias, float epsilon = 1e-5f) =>
        Run(nameof(LayerNorm), input, null, weight, bias, epsilon, DropoutMask.None);

    /// <summary>
    /// <c>LayerNorm(residual + Dropout(branch))</c>, the end of every post-norm transformer block, in one pass.
    /// </summary>
    /// <param name="residual"><c>[..., size]</c>: what goes around the block.</param>
    /// <param name="branch">The same shape: what the block computed.</param>
    /// <param name="weight"><c>[size]</c>.</param>
    /// <param name="bias"><c>[size]</c>, or null for none.</param>
    /// <param name="dropout">Rate of the dropout on the branch, in [0, 1); nothing is dropped outside training.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    /// <exception cref="ConfigurationException">The rate is not in [0, 1).</exception>
    public static Tensor ResidualLayerNorm(
        this Tensor residual, Tensor branch, Tensor weight, Tensor? bias, float dropout = 0, float epsilon = 1e-5f)
    {
        if (branch.Shape != residual.Shape)
            throw new ShapeException($"ResidualLayerNorm adds equal shapes; received a residual {residual.Shape} and a branch {branch.Shape}.");
        return Run(nameof(ResidualLayerNorm), residual, branch, weight, bias, epsilon, DropoutOperation.Mask(TensorScope.Current, dropout));
    }

    /// <summary>Both kinds of normalisation; root-mean-square normalisation is the one that takes the mean to be 0.</summary>
    internal static unsafe Tensor Run(
        string name, Tensor input, Tensor? branch, Tensor weight, Tensor? bias, float epsilon, DropoutMask mask, bool isRootMeanSquare = false)
    {
        var scope = TensorScope.Current;
        var shape = input.Shape;
        if (shape.Rank == 0 || shape.Last == 0) throw new ShapeException($"{name} needs rows of at least one element; received {shape}.");
        Expect.Vector(name, "weight", weight, shape.Last);
        if (bias is { } given) Expect.Vector(name, "bias", given, shape.Last);

        var output = Tensor.Uninitialized(shape);
        var records = scope.Needs(input, weight) || (bias is { } b && scope.Needs(b)) || (branch is { } h && scope.Needs(h));
        var statistics = records ? Tensor.Uninitialized(new Shape(2, shape.Rows)) : default;
        var sum = branch is null ? input : records ? Tensor.Uninitialized(shape) : output;
        LanesRunner.For(shape.Rows, LanesRunner.RowGrain(shape.Last), new LayerNormForwardKernel
        {
            Input = input.Pointer,
            Branch = branch is { } added ? added.Pointer : null,
            Sum = sum.Pointer,
            Weight = weight.Pointer,
            Bias = bias is { } shift ? shift.Pointer : null,
            Output = output.Pointer,
            Mean = records ? statistics.Pointer : null,
            Scale = records ? statistics.Pointer + shape.Rows : null,
            Columns = shape.Last,
            Epsilon = epsilon,
            Mask = mask,
            IsRootMeanSquare = isRootMeanSquare,
        });
        if (!records) return output;
        var node = scope.Record<LayerNormNode>(output);
        (node.Input, node.Branch, node.Sum, node.Statistics) = (input, branch, sum, statistics);
        (node.Weight, node.Bias, node.Mask, node.IsRootMeanSquare) = (weight, bias, mask, isRootMeanSquare);
        return output;
    }

    private sealed unsafe class LayerNormNode : Node<LayerNormNode>
    {
        internal Tensor Input { get; set; }

        internal Tensor? Branch { get; set; }

        internal Tensor Sum { get; set; }

        internal Tensor Statistics { get; set; }

        internal Tensor Weight { get; set; }

        internal Tensor? Bias { get; set; }

        internal DropoutMask Mask { get; set; }

        internal bool IsRootMeanSquare { get; set; }

        internal override void Backward()
        {
            var (rows, columns) = (Output.Shape.Rows, Output.Shape.Last);
            var grain = LanesRunner.RowGrain(columns);
            var parts = LanesRunner.Parts(rows, grain);
            using var scratch = Scratch.Rent((long)parts * 2 * columns);
            var kernel = new LayerNormBackwardKernel
            {
                Input = Sum.Pointer,
                Weight = Weight.Pointer,
                Mean = Statistics.Pointer,
                Scale = Statistics.Pointer + rows,
                Upstream = Output.GradPointer,
                Partial = scratch.Pointer,
                Columns = columns,
                Mask = Mask,
                IsRootMeanSquare = IsRootMeanSquare,
            };
            if (Input.RequiresGrad) kernel.InputGrad = Input.BeginGrad(out kernel.AccumulateInput);
            if (Branch is { RequiresGrad: true } branch) kernel.BranchGrad = branch.BeginGrad(out kernel.AccumulateBranch);
            LanesRunner.For(rows, grain, kernel);
            if (Weight.RequiresGrad) PartialSums.AddTo(Weight, scratch.Pointer, parts, 2 * columns);
            if (Bias is { RequiresGrad: true } bias) PartialSums.AddTo(bias, scratch.Pointer + columns, parts, 2 * columns);
        }
    }
}

using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Operations;

/// <summary>Rotary position embeddings (Su et al. 2021) in the order of Llama's checkpoints: element i is paired with i + size / 2.</summary>
public static class RotaryOperation
{
    /// <summary>Turns the pairs of every head by the angles of its position.</summary>
    /// <param name="input"><c>[batch, length, heads · size]</c>: queries or keys.</param>
    /// <param name="angles">For each position of the length, or for each token of the batch.</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ShapeException">The angles do not fit.</exception>
    public static unsafe Tensor Rotary(this Tensor input, RotaryAngles angles)
    {
        var (shape, half) = (input.Shape, angles.Cosine.Shape.Last);
        var rows = angles.Cosine.Shape.Rows;
        if (shape.Rank != 3 || shape[2] % (2 * half) != 0 || (rows != shape[1] && rows != shape.Rows))
        {
            throw new ShapeException(
                $"Rotary turns heads of {2 * half} by the angles of {rows} positions; received {shape}, expected [batch, {rows}, heads · {2 * half}].");
        }

        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(shape);
        Run(input.Pointer, output.Pointer, shape, angles, 1, accumulate: false);
        if (!scope.Needs(input)) return output;
        var node = scope.Record<RotaryNode>(output);
        (node.Input, node.Angles) = (input, angles);
        return output;
    }

    private static unsafe void Run(float* input, float* output, Shape shape, RotaryAngles angles, float direction, bool accumulate)
    {
        var half = angles.Cosine.Shape.Last;
        LanesRunner.For(shape.Rows, LanesRunner.RowGrain(shape.Last), new RotaryKernel
        {
            Input = input,
            Output = output,
            Cosine = angles.Cosine.Pointer,
            Sine = angles.Sine.Pointer,
            Heads = shape.Last / (2 * half),
            Half = half,
            AngleRows = angles.Cosine.Shape.Rows,
            Direction = direction,
            Accumulate = accumulate,
        });
    }

    private sealed unsafe class RotaryNode : Node<RotaryNode>
    {
        internal Tensor Input { get; set; }

        internal RotaryAngles Angles { get; set; }

        internal override void Backward()
        {
            var gradient = Input.BeginGrad(out var accumulate);
            Run(Output.GradPointer, gradient, Input.Shape, Angles, -1, accumulate);
        }
    }
}

using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Operations;

/// <summary>The gate of Llama's feed-forward layers (Shazeer 2020, without the projections): silu(gate) · up.</summary>
public static class SwiGluOperation
{
    /// <summary><c>silu(gate) · up</c>, element by element.</summary>
    /// <param name="gate">Any shape.</param>
    /// <param name="up">The same shape.</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static unsafe Tensor SwiGlu(this Tensor gate, Tensor up)
    {
        Expect.Same(nameof(SwiGlu), gate.Shape, up.Shape);
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(gate.Shape);
        LanesRunner.For(gate.Count, UnaryOperation.Grain, new SwiGluForwardKernel(gate.Pointer, up.Pointer, output.Pointer));
        if (!scope.Needs(gate, up)) return output;
        var node = scope.Record<SwiGluNode>(output);
        (node.Gate, node.Up) = (gate, up);
        return output;
    }

    private sealed unsafe class SwiGluNode : Node<SwiGluNode>
    {
        internal Tensor Gate { get; set; }

        internal Tensor Up { get; set; }

        internal override void Backward()
        {
            var kernel = new SwiGluBackwardKernel { Gate = Gate.Pointer, Up = Up.Pointer, Upstream = Output.GradPointer };
            if (Gate.RequiresGrad) kernel.GateGrad = Gate.BeginGrad(out kernel.AccumulateGate);
            if (Up.RequiresGrad) kernel.UpGrad = Up.BeginGrad(out kernel.AccumulateUp);
            LanesRunner.For(Output.Count, UnaryOperation.Grain, kernel);
        }
    }
}

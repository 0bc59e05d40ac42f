using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Operations;

/// <summary>The backward half of a scalar loss whose gradient the forward half has computed already, up to a factor.</summary>
internal sealed unsafe class StoredGradientNode : Node<StoredGradientNode>
{
    internal Tensor Input { get; set; }

    internal Tensor Gradient { get; set; }

    internal float Factor { get; set; }

    internal override void Backward()
    {
        var target = Input.BeginGrad(out var accumulate);
        LanesRunner.For(
            Input.Count, UnaryOperation.Grain, new ScaleKernel(Gradient.Pointer, target, Factor * *Output.GradPointer, accumulate));
    }
}

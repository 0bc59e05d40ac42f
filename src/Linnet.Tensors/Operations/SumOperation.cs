using Linnet.Tensors.Autograd;

namespace Linnet.Tensors.Operations;

/// <summary>The sum of all elements.</summary>
public static class SumOperation
{
    /// <summary>The sum of all elements, a scalar; summed in double precision, so that long sums stay exact enough.</summary>
    /// <param name="input">Any shape.</param>
    public static Tensor Sum(this Tensor input)
    {
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(new Shape([]));
        double sum = 0;
        foreach (var value in input.Data) sum += value;
        output.Data[0] = (float)sum;
        if (scope.Needs(input)) scope.Record<SumNode>(output).Input = input;
        return output;
    }

    private sealed unsafe class SumNode : Node<SumNode>
    {
        internal Tensor Input { get; set; }

        internal override void Backward()
        {
            var upstream = *Output.GradPointer;
            var grad = new Span<float>(Input.BeginGrad(out var accumulate), Input.Count);
            if (!accumulate) grad.Fill(upstream);
            else foreach (ref var value in grad) value += upstream;
        }
    }
}

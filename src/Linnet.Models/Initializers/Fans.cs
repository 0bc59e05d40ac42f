using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>
/// How many inputs feed one output of a weight, and how many outputs one input feeds: the two numbers that variance-preserving
/// initialisation rests on. Weights are <c>[out, in, ...]</c>; further axes are the receptive field.
/// </summary>
internal static class Fans
{
    internal static (double In, double Out) Of(Shape shape)
    {
        if (shape.Rank < 2)
            throw new ShapeException($"Fan-based initialisers need a weight of two or more axes, [out, in, ...]; received {shape}. Use Zeros or Uniform for biases.");
        double receptive = 1;
        for (var axis = 2; axis < shape.Rank; axis++) receptive *= shape[axis];
        return (shape[1] * receptive, shape[0] * receptive);
    }
}

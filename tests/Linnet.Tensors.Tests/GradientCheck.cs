using Linnet.Numerics;
using Linnet.Tensors.Autograd;

namespace Linnet.Tensors.Tests;

/// <summary>
/// Holds an operation's backward half to central finite differences of its forward half. The output is reduced to a scalar
/// by a fixed random weighting, so that every output element matters differently.
/// </summary>
internal static class GradientCheck
{
    /// <summary>Checks the gradient with respect to every input.</summary>
    /// <param name="operation">From input tensors to an output of any shape.</param>
    /// <param name="shapes">Shapes of the inputs, which are filled with normal values times <paramref name="scale"/>.</param>
    internal static void Run(
        Func<Tensor[], Tensor> operation, Shape[] shapes, float scale = 1f, float step = 1e-2f, float tolerance = 2e-2f, ulong seed = 7, bool training = false)
    {
        var random = new SeededRandom(seed);
        var values = shapes.Select(shape => Enumerable.Range(0, shape.Count).Select(_ => (float)random.NextNormal() * scale).ToArray()).ToArray();
        Run(operation, shapes, values, step, tolerance, training);
    }

    /// <summary>Checks the gradient at given values.</summary>
    internal static void Run(Func<Tensor[], Tensor> operation, Shape[] shapes, float[][] values, float step = 1e-2f, float tolerance = 2e-2f, bool training = false)
    {
        float[][] analytic;
        using (Open(training))
        {
            var inputs = shapes.Select((shape, i) => Tensor.From(values[i], shape).WithGrad()).ToArray();
            var loss = Weighted(operation(inputs));
            loss.Backward();
            analytic = [.. inputs.Select(input => input.HasGrad ? input.Grad.ToArray() : new float[input.Count])];
        }

        for (var i = 0; i < shapes.Length; i++)
        {
            for (var j = 0; j < values[i].Length; j++)
            {
                var numeric = (Loss(i, j, step) - Loss(i, j, -step)) / (2 * step);
                var allowed = tolerance * Math.Max(1, Math.Max(Math.Abs(numeric), Math.Abs(analytic[i][j])));
                Assert.True(
                    Math.Abs(numeric - analytic[i][j]) <= allowed,
                    $"input {i} {shapes[i]}, element {j}: backward gives {analytic[i][j]}, finite differences {numeric}");
            }
        }

        double Loss(int input, int element, float delta)
        {
            using var scope = Open(training);
            var moved = shapes.Select((shape, i) => Tensor.From(values[i], shape)).ToArray();
            moved[input].Data[element] += delta;
            return WeightedValue(operation(moved));
        }
    }

    private static TensorScope Open(bool training) => training ? TensorScope.Training(seed: 3) : TensorScope.Gradients();

    private static float Weight(int i) => MathF.Sin((i * 1.7f) + 0.3f);

    private static double WeightedValue(Tensor output)
    {
        double sum = 0;
        for (var i = 0; i < output.Count; i++) sum += (double)output.Data[i] * Weight(i);
        return sum;
    }

    private static Tensor Weighted(Tensor output)
    {
        var scope = TensorScope.Current;
        var loss = Tensor.Zeros(new Shape([]));
        loss.Data[0] = (float)WeightedValue(output);
        scope.Record<WeightedNode>(loss).Input = output;
        return loss;
    }

    private sealed unsafe class WeightedNode : Node<WeightedNode>
    {
        internal Tensor Input { get; set; }

        internal override void Backward()
        {
            var grad = Input.BeginGradZeroed();
            for (var i = 0; i < Input.Count; i++) grad[i] += Weight(i) * *Output.GradPointer;
        }
    }
}

using Linnet.Tensors.Autograd;

namespace Linnet.Tensors.Operations;

/// <summary>
/// How two encoded texts are put before a classifier (Conneau et al. 2017, "Supervised Learning of Universal Sentence
/// Representations", section 3.1).
/// </summary>
public static class PairFeaturesOperation
{
    /// <summary><c>[u, v, |u - v|, u · v]</c>, element by element.</summary>
    /// <param name="u"><c>[batch, size]</c>: the first texts.</param>
    /// <param name="v"><c>[batch, size]</c>: the second texts.</param>
    /// <returns><c>[batch, 4 * size]</c>.</returns>
    /// <exception cref="ShapeException">Shapes differ or have not two axes.</exception>
    public static unsafe Tensor PairFeatures(this Tensor u, Tensor v)
    {
        if (u.Shape.Rank != 2) throw new ShapeException($"{nameof(PairFeatures)} expects [batch, size]; received {u.Shape}.");
        Expect.Same(nameof(PairFeatures), u.Shape, v.Shape);
        var scope = TensorScope.Current;
        var (rows, size) = (u.Shape[0], u.Shape[1]);
        var output = Tensor.Uninitialized(new Shape(rows, 4 * size));
        for (var i = 0; i < u.Count; i++)
        {
            var (left, right) = (u.Pointer[i], v.Pointer[i]);
            var target = output.Pointer + ((long)(i / size) * 4 * size) + (i % size);
            target[0] = left;
            target[size] = right;
            target[2 * size] = MathF.Abs(left - right);
            target[3 * size] = left * right;
        }

        if (!scope.Needs(u, v)) return output;
        var node = scope.Record<PairFeaturesNode>(output);
        (node.Left, node.Right) = (u, v);
        return output;
    }

    private sealed unsafe class PairFeaturesNode : Node<PairFeaturesNode>
    {
        internal Tensor Left { get; set; }

        internal Tensor Right { get; set; }

        internal override void Backward()
        {
            if (Left.RequiresGrad) Add(Left, Right, own: 0);
            if (Right.RequiresGrad) Add(Right, Left, own: 1);
        }

        private void Add(Tensor input, Tensor other, int own)
        {
            var size = input.Shape[1];
            var gradient = input.BeginGradZeroed();
            for (var i = 0; i < input.Count; i++)
            {
                var upstream = Output.GradPointer + ((long)(i / size) * 4 * size) + (i % size);
                var (x, y) = (input.Pointer[i], other.Pointer[i]);
                gradient[i] += upstream[own * size] + ((x > y ? 1 : x < y ? -1 : 0) * upstream[2 * size]) + (y * upstream[3 * size]);
            }
        }
    }
}

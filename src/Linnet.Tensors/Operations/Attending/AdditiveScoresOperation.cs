using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.AdditiveAttention;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Rows;

namespace Linnet.Tensors.Operations;

/// <summary>Additive attention's scores (Bahdanau et al. 2015, "Neural Machine Translation by Jointly Learning to Align and Translate", A.1.2).</summary>
public static class AdditiveScoresOperation
{
    /// <summary>How well each query fits each key: <c>v · tanh(q + k)</c>.</summary>
    /// <param name="query"><c>[batch, queries, size]</c>, projected.</param>
    /// <param name="key"><c>[batch, keys, size]</c>, projected.</param>
    /// <param name="vector"><c>[size]</c>.</param>
    /// <returns><c>[batch, queries, keys]</c>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static unsafe Tensor AdditiveScores(this Tensor query, Tensor key, Tensor vector)
    {
        var (q, k) = (query.Shape, key.Shape);
        if (q.Rank != 3 || k.Rank != 3 || q[0] != k[0] || q[2] != k[2])
            throw new ShapeException($"AdditiveScores expects queries [batch, queries, size] and keys [batch, keys, size]; received {q} and {k}.");
        Expect.Vector(nameof(AdditiveScores), "vector", vector, q[2]);
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(q.WithLast(k[1]));
        LanesRunner.For(q[0] * q[1], LanesRunner.RowGrain(4 * k[1] * q[2]), new AdditiveScoresKernel
        {
            Query = query.Pointer,
            Key = key.Pointer,
            Vector = vector.Pointer,
            Scores = output.Pointer,
            Queries = q[1],
            Keys = k[1],
            Size = q[2],
        });
        if (!scope.Needs(query, key, vector)) return output;
        var node = scope.Record<AdditiveScoresNode>(output);
        (node.Query, node.Key, node.Vector) = (query, key, vector);
        return output;
    }

    private sealed unsafe class AdditiveScoresNode : Node<AdditiveScoresNode>
    {
        internal Tensor Query { get; set; }

        internal Tensor Key { get; set; }

        internal Tensor Vector { get; set; }

        internal override void Backward()
        {
            var (batch, queries, keys, size) = (Query.Shape[0], Query.Shape[1], Key.Shape[1], Query.Shape[2]);
            var vectors = Vector.RequiresGrad ? Tensor.Zeros(new Shape(batch, size)).Pointer : null;
            LanesRunner.For(batch, LanesRunner.RowGrain(8 * queries * keys * size), new AdditiveScoresGradientKernel
            {
                Query = Query.Pointer,
                Key = Key.Pointer,
                Vector = Vector.Pointer,
                Upstream = Output.GradPointer,
                QueryGradient = Query.RequiresGrad ? Query.BeginGradZeroed() : null,
                KeyGradient = Key.RequiresGrad ? Key.BeginGradZeroed() : null,
                VectorGradients = vectors,
                Queries = queries,
                Keys = keys,
                Size = size,
            });
            if (vectors is null) return;
            var gradient = Vector.BeginGradZeroed();
            for (var row = 0; row < batch; row++) RowMath.AddScaled<Lanes1>(vectors + ((long)row * size), gradient, size, 1f);
        }
    }
}

using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Attention;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Operations;

/// <summary>Scaled dot-product attention with several heads (Vaswani et al. 2017), softmax(q kᵀ / √size) v.</summary>
public static class AttentionOperation
{
    /// <summary>Attention from queries to keys and values of another, or the same, sequence.</summary>
    /// <param name="query"><c>[batch, queries, hidden]</c>; head h has the columns from h · hidden / heads on.</param>
    /// <param name="key"><c>[batch, keys, hidden]</c>.</param>
    /// <param name="value"><c>[batch, keys, hidden]</c>.</param>
    /// <param name="heads">Number of heads; divides hidden.</param>
    /// <param name="keyMask"><c>[batch, keys]</c>: 0 for a key that must not be looked at, in any pattern; null for none.</param>
    /// <param name="causal">Whether a query sees only keys up to its own position, both counted from the end.</param>
    /// <param name="dropout">Rate of the dropout on the probabilities, in [0, 1); nothing is dropped outside training.</param>
    /// <returns><c>[batch, queries, hidden]</c>; zeros for a query that may look at no key.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    /// <exception cref="ConfigurationException">The rate is not in [0, 1).</exception>
    public static unsafe Tensor ScaledDotProductAttention(
        this Tensor query, Tensor key, Tensor value, int heads, IntTensor? keyMask = null, bool causal = false, float dropout = 0)
    {
        var (q, k) = (query.Shape, key.Shape);
        if (q.Rank != 3 || k.Rank != 3 || value.Shape != k || q[0] != k[0] || q[2] != k[2])
        {
            throw new ShapeException(
                $"ScaledDotProductAttention expects a query [batch, queries, hidden], key and value [batch, keys, hidden]; received {q}, {k} and {value.Shape}.");
        }

        var problem = new AttentionProblem
        {
            Query = query.Pointer, Key = key.Pointer, Value = value.Pointer,
            QueryStride = q[2], KeyStride = q[2], ValueStride = q[2],
            Batch = q[0], QueryLength = q[1], KeyLength = k[1],
        };
        return Run(ref problem, q[2], new Inputs(query, key, value), heads, keyMask, causal, dropout);
    }

    /// <summary>Attention of a sequence to itself, from one tensor that holds queries, keys and values side by side.</summary>
    /// <param name="queryKeyValue"><c>[batch, length, 3 · hidden]</c>: all queries, then all keys, then all values.</param>
    /// <param name="heads">Number of heads; divides hidden.</param>
    /// <param name="keyMask"><c>[batch, length]</c>: 0 for a key that must not be looked at, in any pattern; null for none.</param>
    /// <param name="causal">Whether a query sees only keys up to its own position.</param>
    /// <param name="dropout">Rate of the dropout on the probabilities, in [0, 1); nothing is dropped outside training.</param>
    /// <returns><c>[batch, length, hidden]</c>; zeros for a query that may look at no key.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    /// <exception cref="ConfigurationException">The rate is not in [0, 1).</exception>
    public static unsafe Tensor ScaledDotProductAttention(
        this Tensor queryKeyValue, int heads, IntTensor? keyMask = null, bool causal = false, float dropout = 0)
    {
        var shape = queryKeyValue.Shape;
        if (shape.Rank != 3 || shape[2] % 3 != 0)
            throw new ShapeException($"ScaledDotProductAttention expects [batch, length, 3 · hidden]; received {shape}.");
        var hidden = shape[2] / 3;
        var problem = new AttentionProblem
        {
            Query = queryKeyValue.Pointer, Key = queryKeyValue.Pointer + hidden, Value = queryKeyValue.Pointer + (2 * hidden),
            QueryStride = shape[2], KeyStride = shape[2], ValueStride = shape[2],
            Batch = shape[0], QueryLength = shape[1], KeyLength = shape[1],
        };
        return Run(ref problem, hidden, new Inputs(queryKeyValue, null, null), heads, keyMask, causal, dropout);
    }

    private static unsafe Tensor Run(
        ref AttentionProblem problem, int hidden, Inputs inputs, int heads, IntTensor? keyMask, bool causal, float dropout)
    {
        if (heads < 1 || hidden % heads != 0)
            throw new ShapeException($"ScaledDotProductAttention cannot divide {hidden} columns among {heads} heads.");
        if (keyMask is { } mask)
        {
            if (mask.Shape != new Shape(problem.Batch, problem.KeyLength))
                throw new ShapeException($"ScaledDotProductAttention expects a key mask [{problem.Batch}, {problem.KeyLength}]; received {mask.Shape}.");
            problem.KeyMask = mask.Pointer;
        }

        var scope = TensorScope.Current;
        problem.Heads = heads;
        problem.HeadSize = hidden / heads;
        problem.Scale = 1f / MathF.Sqrt(problem.HeadSize);
        problem.Causal = causal;
        problem.Dropout = DropoutOperation.Mask(scope, dropout);
        var records = scope.RecordsGradients && inputs.RequireGrad;
        if (records)
            problem.Probabilities = Tensor.Uninitialized(new Shape(problem.Batch, heads, problem.QueryLength, problem.KeyLength)).Pointer;

        var output = Tensor.Uninitialized(new Shape(problem.Batch, problem.QueryLength, hidden));
        var items = problem.Batch * heads;
        using (var scratch = Scratch.Rent(LanesRunner.Parts(items, 1) * problem.ScratchSize))
            LanesRunner.For(items, 1, new AttentionForwardKernel(problem, output.Pointer, scratch.Pointer));
        if (!records) return output;
        var node = scope.Record<AttentionNode>(output);
        (node.Inputs, node.Problem) = (inputs, problem);
        return output;
    }

    /// <summary>The tensors behind the pointers; key and value are null where the query tensor holds all three.</summary>
    private readonly record struct Inputs(Tensor Query, Tensor? Key, Tensor? Value)
    {
        internal bool RequireGrad => Query.RequiresGrad || Key is { RequiresGrad: true } || Value is { RequiresGrad: true };
    }

    private sealed unsafe class AttentionNode : Node<AttentionNode>
    {
        internal Inputs Inputs { get; set; }

        internal AttentionProblem Problem { get; set; }

        internal override void Backward()
        {
            var kernel = new AttentionBackwardKernel { Problem = Problem, Upstream = Output.GradPointer };
            if (Inputs.Key is not { } key || Inputs.Value is not { } value)
            {
                var hidden = Problem.Heads * Problem.HeadSize;
                kernel.QueryGrad = Inputs.Query.BeginGrad(out var accumulate);
                kernel.KeyGrad = kernel.QueryGrad + hidden;
                kernel.ValueGrad = kernel.QueryGrad + (2 * hidden);
                kernel.AccumulateQuery = kernel.AccumulateKey = kernel.AccumulateValue = accumulate;
            }
            else
            {
                if (Inputs.Query.RequiresGrad) kernel.QueryGrad = Inputs.Query.BeginGrad(out kernel.AccumulateQuery);
                if (key.RequiresGrad) kernel.KeyGrad = key.BeginGrad(out kernel.AccumulateKey);
                if (value.RequiresGrad) kernel.ValueGrad = value.BeginGrad(out kernel.AccumulateValue);
            }

            var items = Problem.Batch * Problem.Heads;
            using var scratch = Scratch.Rent(LanesRunner.Parts(items, 1) * Problem.ScratchSize);
            kernel.Scratch = scratch.Pointer;
            LanesRunner.For(items, 1, kernel);
        }
    }
}

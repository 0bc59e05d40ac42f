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
    /// <param name="key">
    /// <c>[batch, keys, hidden]</c>, or fewer heads of the same size, each for several heads of queries that follow one another
    /// (grouped-query attention, Ainslie et al. 2023).
    /// </param>
    /// <param name="value">As the key.</param>
    /// <param name="heads">Number of heads of the queries; divides hidden.</param>
    /// <param name="keyMask"><c>[batch, keys]</c>: 0 for a key that must not be looked at, in any pattern; null for none.</param>
    /// <param name="causal">Whether a query sees only keys up to its own position, both counted from the end.</param>
    /// <param name="dropout">Rate of the dropout on the probabilities, in [0, 1); nothing is dropped outside training.</param>
    /// <returns><c>[batch, queries, hidden]</c>; zeros for a query that may look at no key.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    /// <exception cref="ConfigurationException">The rate is not in [0, 1).</exception>
    public static unsafe Tensor ScaledDotProductAttention(
        this Tensor query, Tensor key, Tensor value, int heads, IntTensor? keyMask = null, bool causal = false, float dropout = 0)
    {
        CheckShapes(query.Shape, key.Shape, value.Shape, heads);
        var (q, k) = (query.Shape, key.Shape);
        if (q[0] != k[0]) throw new ShapeException($"ScaledDotProductAttention expects queries and keys of one batch; received {q} and {k}.");
        var problem = new AttentionProblem
        {
            Query = query.Pointer,
            Key = key.Pointer,
            Value = value.Pointer,
            QueryStride = q[2],
            KeyStride = k[2],
            ValueStride = k[2],
            Batch = q[0],
            QueryLength = q[1],
            KeyLength = k[1],
            KeyRows = k[1],
        };
        return Run(ref problem, q[2], new Inputs(query, key, value), heads, keyMask, causal, dropout);
    }

    /// <summary>
    /// Causal attention of new tokens to themselves and to all that a cache holds, without a backward half; the new keys and values go
    /// into the cache.
    /// </summary>
    /// <param name="query"><c>[batch, new, hidden]</c>.</param>
    /// <param name="key"><c>[batch, new, hidden]</c>, or with fewer heads.</param>
    /// <param name="value">As the key.</param>
    /// <param name="heads">Number of heads of the queries; divides hidden.</param>
    /// <param name="cache">What came before; grows by the new tokens.</param>
    /// <param name="keyMask"><c>[batch, cached + new]</c>: 0 for a key that must not be looked at; null for none.</param>
    /// <returns><c>[batch, new, hidden]</c>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static unsafe Tensor CachedAttention(
        this Tensor query, Tensor key, Tensor value, int heads, AttentionCache cache, IntTensor? keyMask = null)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (q, k) = (query.Shape, key.Shape);
        CheckShapes(q, k, value.Shape, heads);
        if (q[0] != k[0] || q[1] != k[1]) throw new ShapeException($"CachedAttention expects as many keys as queries; received {k} and {q}.");
        cache.Append(key.Pointer, value.Pointer, k[2], q[0], q[1], k[2]);
        return Attend(query.Pointer, q[2], q, heads, cache, keyMask);
    }

    /// <summary><see cref="CachedAttention(Tensor, Tensor, Tensor, int, AttentionCache, IntTensor?)"/> from one tensor that holds queries,
    /// keys and values side by side.</summary>
    /// <param name="queryKeyValue"><c>[batch, new, 3 · hidden]</c>: all queries, then all keys, then all values.</param>
    /// <param name="heads">Number of heads; divides hidden.</param>
    /// <param name="cache">What came before; grows by the new tokens.</param>
    /// <param name="keyMask"><c>[batch, cached + new]</c>: 0 for a key that must not be looked at; null for none.</param>
    /// <returns><c>[batch, new, hidden]</c>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static unsafe Tensor CachedAttention(this Tensor queryKeyValue, int heads, AttentionCache cache, IntTensor? keyMask = null)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var shape = queryKeyValue.Shape;
        var hidden = ThirdOf(shape);
        var pointer = queryKeyValue.Pointer;
        cache.Append(pointer + hidden, pointer + (2 * hidden), shape[2], shape[0], shape[1], hidden);
        return Attend(pointer, shape[2], shape.WithLast(hidden), heads, cache, keyMask);
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
        var hidden = ThirdOf(shape);
        var problem = new AttentionProblem
        {
            Query = queryKeyValue.Pointer,
            Key = queryKeyValue.Pointer + hidden,
            Value = queryKeyValue.Pointer + (2 * hidden),
            QueryStride = shape[2],
            KeyStride = shape[2],
            ValueStride = shape[2],
            Batch = shape[0],
            QueryLength = shape[1],
            KeyLength = shape[1],
            KeyRows = shape[1],
        };
        return Run(ref problem, hidden, new Inputs(queryKeyValue, null, null), heads, keyMask, causal, dropout);
    }

    private static void CheckShapes(Shape query, Shape key, Shape value, int heads)
    {
        if (query.Rank != 3 || key.Rank != 3 || value != key || heads < 1 || query[2] % heads != 0
            || key[2] == 0 || key[2] > query[2] || key[2] % (query[2] / heads) != 0)
        {
            throw new ShapeException(
                $"Attention with {heads} heads expects a query [batch, queries, hidden] and key and value [batch, keys, hidden], or fewer heads of the same size; received {query}, {key} and {value}.");
        }
    }

    private static int ThirdOf(Shape shape) => shape.Rank == 3 && shape[2] % 3 == 0
        ? shape[2] / 3
        : throw new ShapeException($"ScaledDotProductAttention expects [batch, length, 3 · hidden]; received {shape}.");

    private static unsafe Tensor Attend(float* query, int stride, Shape shape, int heads, AttentionCache cache, IntTensor? keyMask)
    {
        if (TensorScope.Current.RecordsGradients)
            throw new InvalidOperationException("Attention with a cache has no backward half: use it in TensorScope.Inference().");
        var problem = cache.Problem(query, stride, shape[0], shape[1]);
        if (shape[1] > 1 || keyMask is not null) return Run(ref problem, shape[2], default, heads, keyMask, causal: true, dropout: 0);
        Divide(ref problem, shape[2], heads);
        var output = Tensor.Uninitialized(shape);
        QueryAttentionKernel.Run(problem, output.Pointer);
        return output;
    }

    private static unsafe Tensor Run(
        ref AttentionProblem problem, int hidden, Inputs inputs, int heads, IntTensor? keyMask, bool causal, float dropout)
    {
        Divide(ref problem, hidden, heads);
        if (keyMask is { } mask)
        {
            if (mask.Shape != new Shape(problem.Batch, problem.KeyLength))
                throw new ShapeException($"ScaledDotProductAttention expects a key mask [{problem.Batch}, {problem.KeyLength}]; received {mask.Shape}.");
            problem.KeyMask = mask.Pointer;
        }

        var scope = TensorScope.Current;
        problem.Causal = causal;
        problem.Dropout = DropoutOperation.Mask(scope, dropout);
        var records = scope.RecordsGradients && inputs.RequireGrad;
        if (records)
            problem.Probabilities = Tensor.Uninitialized(new Shape(problem.Batch, heads, problem.QueryLength, problem.KeyLength)).Pointer;

        var output = Tensor.Uninitialized(new Shape(problem.Batch, problem.QueryLength, hidden));
        var items = problem.Batch * heads;
        using (var scratch = Scratch.Rent(LanesRunner.Parts(items, problem.Grain) * problem.ScratchSize))
            LanesRunner.For(items, problem.Grain, new AttentionForwardKernel(problem, output.Pointer, scratch.Pointer));
        if (!records) return output;
        var node = scope.Record<AttentionNode>(output);
        (node.Inputs, node.Problem) = (inputs, problem);
        return output;
    }

    private static void Divide(ref AttentionProblem problem, int hidden, int heads)
    {
        if (heads < 1 || hidden % heads != 0)
            throw new ShapeException($"ScaledDotProductAttention cannot divide {hidden} columns among {heads} heads.");
        problem.SetHeads(heads, hidden / heads);
        if (heads % problem.KeyHeads != 0)
            throw new ShapeException($"{problem.KeyHeads} heads of keys cannot be shared evenly by {heads} heads of queries.");
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

            var items = Problem.Batch * Problem.KeyHeads;
            using var scratch = Scratch.Rent(LanesRunner.Parts(items, 1) * Problem.ScratchSize);
            kernel.Scratch = scratch.Pointer;
            LanesRunner.For(items, 1, kernel);
        }
    }
}

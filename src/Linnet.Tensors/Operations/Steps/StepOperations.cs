using Linnet.Tensors.Kernels.Attention;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Normalization;
using Linnet.Tensors.Kernels.Steps;

namespace Linnet.Tensors.Operations.Steps;

/// <summary>
/// The operations of a decoder that reads one token: on single vectors in memory of the caller's, without tensors, scope or tape, since at
/// this size a tensor costs as much as the arithmetic. Sizes are the layers' own affair and not checked again.
/// </summary>
internal static unsafe class StepOperations
{
    /// <summary>Fewest bytes of a weight worth a thread of their own: a loop on two threads costs about a microsecond more than on one.</summary>
    private const int BytesOfPart = 128 * 1024;

    /// <summary>Weights of more bytes than this do not stay in a processor's own cache from one token to the next.</summary>
    private const int BytesThatStay = 256 * 1024;

    /// <summary>Elements of a page of memory.</summary>
    private const int Page = 1024;

    /// <summary><c>output = x · weightᵀ + bias</c>, or that added to the output.</summary>
    /// <param name="input"><c>[in]</c>.</param>
    /// <param name="weight"><c>[out, in]</c>, or <c>[in, out]</c> by the layout; laid out anew when it has changed.</param>
    /// <param name="bias"><c>[out]</c>, or null for none.</param>
    /// <param name="layout">How the weight lies in memory.</param>
    /// <param name="output"><c>[out]</c>; not the input.</param>
    /// <param name="adds">Whether the output keeps what it holds.</param>
    internal static void Linear(float* input, Parameter weight, Parameter? bias, WeightLayout layout, float* output, bool adds = false)
    {
        var packed = weight.Packed.For(weight, layout == WeightLayout.OutIn);
        var panels = (packed.N + packed.PanelWidth - 1) / packed.PanelWidth;
        var grain = Math.Max(1, BytesOfPart / (sizeof(float) * packed.PanelWidth * packed.K));
        LanesRunner.ForDividing(panels, grain, packed.PanelWidth / 2, new VectorProductKernel
        {
            Input = input,
            Panels = packed.Data,
            PanelWidth = packed.PanelWidth,
            Inputs = packed.K,
            Outputs = packed.N,
            Bias = bias is null ? null : bias.Value.Pointer,
            Output = output,
            Accumulate = adds,
            Ahead = packed.ByteCount > BytesThatStay ? Page : 0,
        });
    }

    /// <summary>Layer normalisation, or root-mean-square normalisation, which leaves the mean alone.</summary>
    /// <param name="input"><c>[size]</c>.</param>
    /// <param name="weight"><c>[size]</c>.</param>
    /// <param name="bias"><c>[size]</c>, or null for none.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="isRootMeanSquare">Whether the mean is taken to be 0.</param>
    /// <param name="output"><c>[size]</c>.</param>
    internal static void Norm(float* input, Parameter weight, Parameter? bias, float epsilon, bool isRootMeanSquare, float* output) =>
        LanesRunner.For(1, 1, new LayerNormForwardKernel
        {
            Input = input,
            Weight = weight.Value.Pointer,
            Bias = bias is null ? null : bias.Value.Pointer,
            Output = output,
            Columns = weight.Shape.Count,
            Epsilon = epsilon,
            IsRootMeanSquare = isRootMeanSquare,
        });

    /// <summary>Turns the pairs of every head in place by the angles of one position.</summary>
    /// <param name="heads">All heads, one after the other, <c>[count · 2 · half]</c>.</param>
    /// <param name="count">Number of heads.</param>
    /// <param name="cosine"><c>[half]</c>.</param>
    /// <param name="sine"><c>[half]</c>.</param>
    /// <param name="half">Pairs of a head.</param>
    internal static void Rotate(float* heads, int count, float* cosine, float* sine, int half) =>
        LanesRunner.ForDividing(1, 1, half, new RotaryKernel
        {
            Input = heads,
            Output = heads,
            Cosine = cosine,
            Sine = sine,
            Heads = count,
            Half = half,
            AngleRows = 1,
            Direction = 1,
        });

    /// <summary>Takes a token's keys and values into a cache and lets its query look at all that the cache holds.</summary>
    /// <param name="cache">Of one text; grows by the token.</param>
    /// <param name="query"><c>[heads · size]</c>.</param>
    /// <param name="key"><c>[key heads · size]</c>.</param>
    /// <param name="value">As the key.</param>
    /// <param name="heads">Heads of the query.</param>
    /// <param name="keyHeads">Heads of the key; divides <paramref name="heads"/>.</param>
    /// <param name="size">Size of a head.</param>
    /// <param name="output"><c>[heads · size]</c>.</param>
    internal static void Attend(AttentionCache cache, float* query, float* key, float* value, int heads, int keyHeads, int size, float* output)
    {
        cache.Append(key, value, keyHeads * size, 1, 1, keyHeads * size);
        var problem = cache.Problem(query, heads * size, batch: 1, count: 1);
        problem.SetHeads(heads, size);
        QueryAttentionKernel.Run(problem, output);
    }

    /// <summary><c>gate = silu(gate) · up</c>.</summary>
    /// <param name="gate"><c>[count]</c>.</param>
    /// <param name="up"><c>[count]</c>.</param>
    /// <param name="count">Number of elements.</param>
    internal static void SwiGlu(float* gate, float* up, int count) =>
        LanesRunner.For(count, UnaryOperation.Grain, new SwiGluForwardKernel(gate, up, gate));

    /// <summary><c>output = left + right</c>.</summary>
    /// <param name="left"><c>[count]</c>.</param>
    /// <param name="right"><c>[count]</c>.</param>
    /// <param name="output"><c>[count]</c>, perhaps one of the two.</param>
    /// <param name="count">Number of elements.</param>
    internal static void Add(float* left, float* right, float* output, int count) =>
        LanesRunner.For(1, 1, new BinaryForwardKernel(BinaryKind.Add, left, right, output, count));

    /// <summary><c>output = left · right</c>, element by element.</summary>
    /// <param name="left"><c>[count]</c>.</param>
    /// <param name="right"><c>[count]</c>.</param>
    /// <param name="output"><c>[count]</c>, perhaps one of the two.</param>
    /// <param name="count">Number of elements.</param>
    internal static void Multiply(float* left, float* right, float* output, int count) =>
        LanesRunner.For(1, 1, new BinaryForwardKernel(BinaryKind.Multiply, left, right, output, count));

    /// <summary>Applies a function to every element in place.</summary>
    /// <param name="values"><c>[count]</c>.</param>
    /// <param name="count">Number of elements.</param>
    /// <param name="function">The function.</param>
    internal static void Apply<TFunction>(float* values, int count, TFunction function)
        where TFunction : struct, IUnaryFunction =>
        LanesRunner.For(count, UnaryOperation.Grain, new UnaryForwardKernel<TFunction>(values, values, function));
}

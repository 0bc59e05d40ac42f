using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>
/// Multi-head attention (Vaswani et al. 2017) with all four projections: of queries, keys, values and of the result. Serves a sequence that
/// looks at itself and one that looks at another.
/// </summary>
public sealed class ProjectedAttention : Module
{
    private readonly Linear _query;
    private readonly Linear _key;
    private readonly Linear _value;
    private readonly Linear _output;
    private readonly int _heads;
    private readonly float _dropout;

    /// <summary>Creates the layer.</summary>
    /// <param name="size">Size of the hidden states, at least 1.</param>
    /// <param name="heads">Number of heads; divides <paramref name="size"/>.</param>
    /// <param name="suffix">How the checkpoint's names end: <c>proj</c> for <c>q_proj</c>, <c>k_proj</c>, <c>v_proj</c>, <c>out_proj</c>.</param>
    /// <param name="dropout">Rate of the dropout on the attention weights, in [0, 1).</param>
    /// <param name="initializer">Of the projections' weights; PyTorch's default for dense layers where null.</param>
    /// <exception cref="ConfigurationException">The heads do not divide the size.</exception>
    public ProjectedAttention(int size, int heads, string suffix, float dropout = 0, IInitializer? initializer = null)
    {
        if (heads < 1 || size % heads != 0)
            throw new ConfigurationException($"{heads} attention heads do not divide a hidden size of {size}; choose a divisor.");
        (_heads, _dropout) = (heads, dropout);
        _query = Projection("q");
        _key = Projection("k");
        _value = Projection("v");
        _output = Projection("out");

        Linear Projection(string name) =>
            Register($"{name}_{suffix}", new Linear(size, size, ActivationKind.None, hasBias: true, initializer, Constant.Zeros));
    }

    /// <summary>Lets every token look at the others of its sequence.</summary>
    /// <param name="hidden"><c>[batch, length, size]</c>.</param>
    /// <param name="mask"><c>[batch, length]</c>, 0 for a token that nobody may look at; null for none.</param>
    /// <param name="causal">Whether a token sees only those up to itself.</param>
    /// <returns><c>[batch, length, size]</c>.</returns>
    public Tensor Forward(Tensor hidden, IntTensor? mask = null, bool causal = false)
    {
        var (query, key, value) = (_query.Forward(hidden), _key.Forward(hidden), _value.Forward(hidden));
        return _output.Forward(query.ScaledDotProductAttention(key, value, _heads, mask, causal, _dropout));
    }

    /// <summary>Lets new tokens look at themselves and at all that came before; inference alone.</summary>
    /// <param name="hidden"><c>[batch, new, size]</c>.</param>
    /// <param name="cache">What came before; grows.</param>
    /// <returns><c>[batch, new, size]</c>.</returns>
    public Tensor Forward(Tensor hidden, AttentionCache cache)
    {
        var (query, key, value) = (_query.Forward(hidden), _key.Forward(hidden), _value.Forward(hidden));
        return _output.Forward(query.CachedAttention(key, value, _heads, cache));
    }

    /// <summary>What another sequence has to be looked at, made once however often that happens.</summary>
    /// <param name="memory">The sequence that is looked at, <c>[batch, keys, size]</c>.</param>
    /// <returns>Keys and values, each <c>[batch, keys, size]</c>.</returns>
    public (Tensor Keys, Tensor Values) Project(Tensor memory) => (_key.Forward(memory), _value.Forward(memory));

    /// <summary>Lets every token look at the tokens of another sequence.</summary>
    /// <param name="hidden"><c>[batch, length, size]</c>.</param>
    /// <param name="keys">From <see cref="Project"/>.</param>
    /// <param name="values">From <see cref="Project"/>.</param>
    /// <param name="mask"><c>[batch, keys]</c>, 0 for a token that nobody may look at.</param>
    /// <returns><c>[batch, length, size]</c>.</returns>
    public Tensor Forward(Tensor hidden, Tensor keys, Tensor values, IntTensor mask) =>
        _output.Forward(_query.Forward(hidden).ScaledDotProductAttention(keys, values, _heads, mask, causal: false, _dropout));
}

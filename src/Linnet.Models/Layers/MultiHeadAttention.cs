using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>
/// Multi-head self-attention (Vaswani et al. 2017) up to, and without, the output projection: three projections named query, key
/// and value, as BERT's checkpoints have them, and scaled dot-product attention over their heads.
/// </summary>
public sealed class MultiHeadAttention : Module
{
    private readonly Linear _query;
    private readonly Linear _key;
    private readonly Linear _value;
    private readonly int _heads;
    private readonly float _dropout;

    /// <summary>Creates the layer.</summary>
    /// <param name="size">Size of the hidden states, at least 1.</param>
    /// <param name="heads">Number of heads; divides <paramref name="size"/>.</param>
    /// <param name="dropout">Rate of the dropout on the attention weights, in [0, 1).</param>
    /// <param name="initializer">Of the projections' weights; PyTorch's default for dense layers where null.</param>
    /// <exception cref="ConfigurationException">The heads do not divide the size.</exception>
    public MultiHeadAttention(int size, int heads, float dropout = 0, IInitializer? initializer = null)
    {
        if (heads < 1 || size % heads != 0)
            throw new ConfigurationException($"{heads} attention heads do not divide a hidden size of {size}; choose a divisor.");
        _heads = heads;
        _dropout = dropout;
        _query = Register("query", Projection());
        _key = Register("key", Projection());
        _value = Register("value", Projection());

        Linear Projection() => new(size, size, ActivationKind.None, hasBias: true, initializer, Constant.Zeros);
    }

    /// <summary>Lets every token look at every other that the mask allows.</summary>
    /// <param name="hidden"><c>[batch, length, size]</c>.</param>
    /// <param name="mask"><c>[batch, length]</c>, 0 for a token that nobody may look at; null for none.</param>
    /// <returns><c>[batch, length, size]</c>: the heads' results side by side.</returns>
    public Tensor Forward(Tensor hidden, IntTensor? mask = null)
    {
        var (query, key, value) = (_query.Forward(hidden), _key.Forward(hidden), _value.Forward(hidden));
        return query.ScaledDotProductAttention(key, value, _heads, mask, causal: false, _dropout);
    }
}

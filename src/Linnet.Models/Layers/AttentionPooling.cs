using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>
/// A weighted sum over time whose weights are learned (Yang et al. 2016, "Hierarchical Attention Networks", section 2.2):
/// <c>softmax(context · tanh(W x + b))</c>.
/// </summary>
public sealed class AttentionPooling : Layer
{
    private readonly Linear _projection;
    private readonly Linear _context;

    /// <summary>Creates the layer.</summary>
    /// <param name="inputs">Size of the vectors, at least 1.</param>
    /// <param name="attentionSize">Size of the projection; the vectors' own where null.</param>
    public AttentionPooling(int inputs, int? attentionSize = null)
    {
        var size = attentionSize ?? inputs;
        _projection = Register("projection", new Linear(inputs, size, ActivationKind.Tanh));
        _context = Register("context", new Linear(size, 1, hasBias: false));
    }

    /// <summary>Applies the layer, all positions valid.</summary>
    /// <param name="input"><c>[batch, length, in]</c>.</param>
    /// <returns><c>[batch, in]</c>.</returns>
    public override Tensor Forward(Tensor input) => Forward(input, null);

    /// <summary>Applies the layer to the valid positions.</summary>
    /// <param name="input"><c>[batch, length, in]</c>.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row; null where all are valid.</param>
    /// <returns><c>[batch, in]</c>; zeros for a row without valid positions.</returns>
    public Tensor Forward(Tensor input, IntTensor? lengths) =>
        input.AttentionPool1d(_context.Forward(_projection.Forward(input)), lengths);
}

using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>The largest value of each channel over all time.</summary>
public sealed class GlobalMaxPool1d : Layer
{
    /// <summary>Applies the layer, all positions valid.</summary>
    /// <param name="input"><c>[batch, length, channels]</c>.</param>
    /// <returns><c>[batch, channels]</c>.</returns>
    public override Tensor Forward(Tensor input) => input.GlobalMaxPool1d();
}

using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>Dropout (Srivastava et al. 2014); acts only in a scope for training.</summary>
/// <param name="rate">Share of the elements that become 0, in [0, 1).</param>
public sealed class Dropout(float rate) : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Dropout(rate);
}

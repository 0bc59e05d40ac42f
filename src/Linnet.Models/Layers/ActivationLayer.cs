using Linnet.Tensors;

namespace Linnet.Models.Layers;

/// <summary>An activation as a layer of its own, for <see cref="Sequential"/>; a <see cref="Linear"/> takes one along for less.</summary>
/// <param name="kind">The function.</param>
public sealed class ActivationLayer(ActivationKind kind) : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => kind.Apply(input);
}

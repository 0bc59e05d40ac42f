using Linnet.Tensors;

namespace Linnet.Models.Layers;

/// <summary>A module from one tensor to one tensor: what <see cref="Sequential"/> strings together.</summary>
public abstract class Layer : Module
{
    /// <summary>Applies the layer; needs an open <see cref="Tensors.Autograd.TensorScope"/>.</summary>
    /// <param name="input">Shape as the layer's own documentation says.</param>
    public abstract Tensor Forward(Tensor input);
}

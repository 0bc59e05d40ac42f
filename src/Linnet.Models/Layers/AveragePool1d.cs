using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>The mean of each channel in windows of time.</summary>
/// <param name="window">Positions of a window, at least 1.</param>
/// <param name="stride">Positions from one window to the next; the window's size where null.</param>
public sealed class AveragePool1d(int window, int? stride = null) : Layer
{
    /// <summary>Applies the layer.</summary>
    /// <param name="input"><c>[batch, length, channels]</c>.</param>
    /// <returns><c>[batch, (length - window) / stride + 1, channels]</c>.</returns>
    public override Tensor Forward(Tensor input) => input.AveragePool1d(window, stride ?? window);
}

using Linnet.Tensors.Kernels.Recurrent;

namespace Linnet.Tensors.Operations;

/// <summary>
/// Gated recurrent units (Cho et al. 2014) over whole sequences, one layer, one or two directions, with the reset gate after the
/// hidden product: <c>r, z = σ(W x + b + R h + b')</c>, <c>n = tanh(W x + b + r (R h + b'))</c>, <c>h = (1 - z) n + z h</c>.
/// </summary>
public static class GruOperation
{
    /// <summary>Runs the layer. A padded row gives exactly what it would give alone; the reverse direction starts at each row's own end.</summary>
    /// <param name="input"><c>[batch, length, input]</c>.</param>
    /// <param name="forward">Weights with gates in the order r, z, n.</param>
    /// <param name="reverse">Weights of the reverse direction, or null for one direction only.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row, 0 … length; null where all are valid.</param>
    /// <param name="initialHidden"><c>[directions, batch, hidden]</c>; null for zeros.</param>
    /// <returns>Outputs of all positions and the final hidden states.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    public static RecurrentOutput Gru(
        this Tensor input, RecurrentWeights forward, RecurrentWeights? reverse = null, IntTensor? lengths = null, Tensor? initialHidden = null) =>
        RecurrentOperation.Run<GruCell>(nameof(Gru), input, forward, reverse, lengths, initialHidden, null);
}

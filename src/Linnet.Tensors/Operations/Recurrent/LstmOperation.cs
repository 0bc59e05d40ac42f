using Linnet.Tensors.Kernels.Recurrent;

namespace Linnet.Tensors.Operations;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997) over whole sequences, one layer, one or two directions:
/// <c>i, f, o = σ(W x + b + R h + b')</c>, <c>g = tanh(…)</c>, <c>c = f c + i g</c>, <c>h = o tanh(c)</c>.
/// </summary>
public static class LstmOperation
{
    /// <summary>Runs the layer. A padded row gives exactly what it would give alone; the reverse direction starts at each row's own end.</summary>
    /// <param name="input"><c>[batch, length, input]</c>.</param>
    /// <param name="forward">Weights with gates in the order i, f, g, o.</param>
    /// <param name="reverse">Weights of the reverse direction, or null for one direction only.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row, 0 … length; null where all are valid.</param>
    /// <param name="initialHidden"><c>[directions, batch, hidden]</c>; null for zeros.</param>
    /// <param name="initialCell"><c>[directions, batch, hidden]</c>; null for zeros.</param>
    /// <returns>Outputs of all positions and the final states.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    public static RecurrentOutput Lstm(
        this Tensor input,
        RecurrentWeights forward,
        RecurrentWeights? reverse = null,
        IntTensor? lengths = null,
        Tensor? initialHidden = null,
        Tensor? initialCell = null) =>
        RecurrentOperation.Run<LstmCell>(nameof(Lstm), input, forward, reverse, lengths, initialHidden, initialCell);
}

using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>Gated recurrent units (Cho et al. 2014) with PyTorch's parameter names, layout and gate order r, z, n.</summary>
/// <param name="inputs">Size of the input's last axis, at least 1.</param>
/// <param name="hidden">Hidden units of a direction, at least 1.</param>
/// <param name="layers">Stacked layers, at least 1.</param>
/// <param name="isBidirectional">Whether a second direction runs from each row's end to its beginning.</param>
/// <param name="dropout">Rate of the dropout between layers, in [0, 1).</param>
public sealed class Gru(int inputs, int hidden, int layers = 1, bool isBidirectional = false, float dropout = 0)
    : RecurrentLayer(3, inputs, hidden, layers, isBidirectional, dropout)
{
    /// <summary>Runs all layers over whole sequences. An initial state of an earlier call cuts the gradient there when it comes
    /// from another scope: truncated backpropagation through time.</summary>
    /// <param name="input"><c>[batch, length, in]</c>.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row; null where all are valid.</param>
    /// <param name="initialHidden"><c>[layers * directions, batch, hidden]</c>; null for zeros.</param>
    /// <returns>Outputs of the last layer and final states of all layers, as PyTorch orders them.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    public RecurrentOutput Forward(Tensor input, IntTensor? lengths = null, Tensor? initialHidden = null) =>
        Run(input, lengths, initialHidden, null);

    private protected override RecurrentOutput RunLayer(
        Tensor input, RecurrentWeights forward, RecurrentWeights? reverse, IntTensor? lengths, Tensor? initialHidden, Tensor? initialCell) =>
        input.Gru(forward, reverse, lengths, initialHidden);
}

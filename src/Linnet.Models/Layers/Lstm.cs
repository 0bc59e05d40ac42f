using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997) with PyTorch's parameter names, layout and gate order i, f, g, o.</summary>
/// <param name="inputs">Size of the input's last axis, at least 1.</param>
/// <param name="hidden">Hidden units of a direction, at least 1.</param>
/// <param name="layers">Stacked layers, at least 1.</param>
/// <param name="isBidirectional">Whether a second direction runs from each row's end to its beginning.</param>
/// <param name="dropout">Rate of the dropout between layers, in [0, 1).</param>
/// <example>
/// <code>
/// using var lstm = new Lstm(64, 128, isBidirectional: true);
/// lstm.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var states = lstm.Forward(Tensor.Zeros(new Shape(8, 20, 64))).Output; // [8, 20, 256]
/// </code>
/// </example>
public sealed class Lstm(int inputs, int hidden, int layers = 1, bool isBidirectional = false, float dropout = 0)
    : RecurrentLayer(4, inputs, hidden, layers, isBidirectional, dropout)
{
    /// <summary>Runs all layers over whole sequences. Initial states of an earlier call cut the gradient there when they come
    /// from another scope: truncated backpropagation through time.</summary>
    /// <param name="input"><c>[batch, length, in]</c>.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row; null where all are valid.</param>
    /// <param name="initialHidden"><c>[layers * directions, batch, hidden]</c>; null for zeros.</param>
    /// <param name="initialCell"><c>[layers * directions, batch, hidden]</c>; null for zeros.</param>
    /// <returns>Outputs of the last layer and final states of all layers, as PyTorch orders them.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    public RecurrentOutput Forward(Tensor input, IntTensor? lengths = null, Tensor? initialHidden = null, Tensor? initialCell = null) =>
        Run(input, lengths, initialHidden, initialCell);

    private protected override RecurrentOutput RunLayer(
        Tensor input, RecurrentWeights forward, RecurrentWeights? reverse, IntTensor? lengths, Tensor? initialHidden, Tensor? initialCell) =>
        input.Lstm(forward, reverse, lengths, initialHidden, initialCell);
}

using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>
/// What <see cref="Lstm"/> and <see cref="Gru"/> share: stacked layers in one or two directions, with PyTorch's parameter names
/// (<c>weight_ih_l0</c>, <c>weight_hh_l0_reverse</c>, …).
/// </summary>
public abstract class RecurrentLayer : Module
{
    private readonly Parameter[][] _weights;
    private readonly int _directions;
    private readonly float _dropout;

    private protected RecurrentLayer(int gates, int inputs, int hidden, int layers, bool isBidirectional, float dropout)
    {
        _directions = isBidirectional ? 2 : 1;
        _dropout = dropout;
        HiddenSize = hidden;
        _weights = new Parameter[layers * _directions][];
        for (var i = 0; i < _weights.Length; i++)
        {
            var suffix = $"l{i / _directions}{(i % _directions == 1 ? "_reverse" : "")}";
            var width = i < _directions ? inputs : hidden * _directions;
            var initializer = Uniform.ForBias(hidden);
            _weights[i] =
            [
                Register($"weight_ih_{suffix}", new Shape(gates * hidden, width), initializer),
                Register($"weight_hh_{suffix}", new Shape(gates * hidden, hidden), initializer),
                Register($"bias_ih_{suffix}", new Shape(gates * hidden), initializer),
                Register($"bias_hh_{suffix}", new Shape(gates * hidden), initializer),
            ];
        }
    }

    /// <summary>Hidden units of a direction.</summary>
    public int HiddenSize { get; }

    /// <summary>Size of the output's last axis: hidden units of all directions.</summary>
    public int OutputSize => HiddenSize * _directions;

    /// <summary>Number of stacked layers.</summary>
    public int LayerCount => _weights.Length / _directions;

    /// <summary>Runs all layers over whole sequences.</summary>
    /// <param name="input"><c>[batch, length, in]</c>.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row; null where all are valid.</param>
    /// <param name="initialHidden"><c>[layers * directions, batch, hidden]</c>; null for zeros.</param>
    /// <param name="initialCell">The same for an LSTM's cells; null for zeros.</param>
    /// <returns>The last layer's outputs <c>[batch, length, directions * hidden]</c> and the final states of all layers
    /// <c>[layers * directions, batch, hidden]</c>, as PyTorch orders them.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    private protected RecurrentOutput Run(Tensor input, IntTensor? lengths, Tensor? initialHidden, Tensor? initialCell)
    {
        var output = Step(0, input, lengths, initialHidden, initialCell);
        for (var layer = 1; layer < LayerCount; layer++)
        {
            var next = Step(layer, output.Output.Dropout(_dropout), lengths, initialHidden, initialCell);
            output = new RecurrentOutput(
                next.Output, Stack(output.Hidden, next.Hidden), next.Cell is { } cell ? Stack(output.Cell!.Value, cell) : null);
        }

        return output;
    }

    private protected abstract RecurrentOutput RunLayer(
        Tensor input, RecurrentWeights forward, RecurrentWeights? reverse, IntTensor? lengths, Tensor? initialHidden, Tensor? initialCell);

    private static RecurrentWeights Weights(Parameter[] parameters) => new(parameters[0], parameters[1], parameters[2], parameters[3]);

    /// <summary>States of one layer below those of the layers before it.</summary>
    private static Tensor Stack(Tensor above, Tensor below)
    {
        var (batch, hidden) = (above.Shape[1], above.Shape[2]);
        return above.Reshape(new Shape(above.Count)).Concat(below.Reshape(new Shape(below.Count)))
            .Reshape(new Shape(above.Shape[0] + below.Shape[0], batch, hidden));
    }

    private RecurrentOutput Step(int layer, Tensor input, IntTensor? lengths, Tensor? initialHidden, Tensor? initialCell)
    {
        var first = layer * _directions;
        return RunLayer(
            input, Weights(_weights[first]), _directions == 2 ? Weights(_weights[first + 1]) : null,
            lengths, Own(initialHidden, first), Own(initialCell, first));
    }

    private Tensor? Own(Tensor? states, int first)
    {
        if (states is not { } all || LayerCount == 1) return states;
        if (all.Shape.Rank != 3 || all.Shape[0] != _weights.Length)
            throw new ShapeException($"Initial states of {_weights.Length} layers and directions are expected first; received {all.Shape}.");
        return all.Slice(0, first, _directions);
    }
}

using Linnet.Models.Inspection;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Layers;

/// <summary>Layers one after the other, named 0, 1, 2, ... as PyTorch's <c>Sequential</c> names them.</summary>
/// <example>
/// <code>
/// using var network = new Sequential(new Linear(64, 32, ActivationKind.Relu), new Dropout(0.1f), new Linear(32, 3));
/// network.Initialize(new SeededRandom(1));
/// Console.WriteLine(network.Summary(new Shape(1, 64)));
/// </code>
/// </example>
public sealed class Sequential : Layer
{
    private readonly Layer[] _layers;

    /// <summary>Strings layers together.</summary>
    /// <param name="layers">Owned by this module from now on; each takes what the one before gives.</param>
    public Sequential(params ReadOnlySpan<Layer> layers)
    {
        _layers = layers.ToArray();
        for (var i = 0; i < _layers.Length; i++) Register(i.ToString(System.Globalization.CultureInfo.InvariantCulture), _layers[i]);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input)
    {
        foreach (var layer in _layers) input = layer.Forward(input);
        return input;
    }

    /// <summary>A table of the layers with the shape that each gives and its number of parameters, as Keras prints it.</summary>
    /// <param name="inputShape">Shape of an input; it is run through the layers once.</param>
    public string Summary(Shape inputShape)
    {
        using var scope = TensorScope.Inference();
        var current = Tensor.Zeros(inputShape);
        var table = new SummaryTable("Layer", "Output shape", "Parameters");
        for (var i = 0; i < _layers.Length; i++)
        {
            current = _layers[i].Forward(current);
            table.Add($"{i} ({_layers[i].GetType().Name})", current.Shape.ToString(), _layers[i].ParameterCount);
        }

        return table.ToString();
    }
}

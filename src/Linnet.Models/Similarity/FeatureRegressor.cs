using Linnet.Models.Layers;
using Linnet.Models.Safetensors;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Similarity;

/// <summary>From the numbers of a pair to one score: a straight line and, beside it, a small network for what bends.</summary>
internal sealed class FeatureRegressor : Module
{
    private readonly float _dropout;
    private readonly Linear _hidden;
    private readonly Linear _output;
    private readonly Linear _straight;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="features">How many numbers a pair has.</param>
    /// <param name="hidden">Width of the hidden layer.</param>
    /// <param name="dropout">Rate of the dropout on the hidden layer.</param>
    internal FeatureRegressor(int features, int hidden, float dropout)
    {
        _dropout = dropout;
        _hidden = Register("hidden", new Linear(features, hidden, ActivationKind.Gelu));
        _output = Register("output", new Linear(hidden, 1));
        _straight = Register("straight", new Linear(features, 1, hasBias: false));
    }

    /// <summary>Reads the weights.</summary>
    /// <param name="file">A safetensors file.</param>
    /// <param name="prefix">Before the name of each, with a dot.</param>
    /// <exception cref="ModelFormatException">A tensor is missing or has another number of elements.</exception>
    internal void LoadFrom(SafetensorsFile file, string prefix)
    {
        foreach (var (name, parameter) in NamedParameters(prefix))
        {
            file.Read(name, parameter.Value.Data);
            parameter.Touch();
        }
    }

    /// <summary>Scores, about 0 to 1.</summary>
    /// <param name="features"><c>[batch, features]</c>, standardised.</param>
    /// <returns><c>[batch, 1]</c>.</returns>
    internal Tensor Forward(Tensor features) =>
        _output.Forward(_hidden.Forward(features).Dropout(_dropout)).Add(_straight.Forward(features));
}

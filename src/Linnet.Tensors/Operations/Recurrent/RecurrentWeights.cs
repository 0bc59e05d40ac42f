namespace Linnet.Tensors.Operations;

/// <summary>The weights of one direction of one recurrent layer, laid out as PyTorch has them. Gates are i, f, g, o for an LSTM
/// (4) and r, z, n for a GRU (3).</summary>
/// <param name="InputWeight"><c>weight_ih [gates * hidden, input]</c>.</param>
/// <param name="HiddenWeight"><c>weight_hh [gates * hidden, hidden]</c>.</param>
/// <param name="InputBias"><c>bias_ih [gates * hidden]</c>, or null for none.</param>
/// <param name="HiddenBias"><c>bias_hh [gates * hidden]</c>, or null for none.</param>
public readonly record struct RecurrentWeights(Tensor InputWeight, Tensor HiddenWeight, Tensor? InputBias = null, Tensor? HiddenBias = null)
{
    /// <summary>The weights of a model: in a scope that records nothing they are laid out once for unchanged values.</summary>
    /// <param name="inputWeight"><c>weight_ih [gates * hidden, input]</c>.</param>
    /// <param name="hiddenWeight"><c>weight_hh [gates * hidden, hidden]</c>.</param>
    /// <param name="inputBias"><c>bias_ih [gates * hidden]</c>, or null for none.</param>
    /// <param name="hiddenBias"><c>bias_hh [gates * hidden]</c>, or null for none.</param>
    public RecurrentWeights(Parameter inputWeight, Parameter hiddenWeight, Parameter? inputBias = null, Parameter? hiddenBias = null)
        : this(inputWeight.ToTensor(), hiddenWeight.ToTensor(), inputBias?.Value, hiddenBias?.Value)
    {
        Owner = hiddenWeight;
        Stamp = (long)inputWeight.Revision + hiddenWeight.Revision + (inputBias?.Revision ?? 0) + (hiddenBias?.Revision ?? 0);
    }

    /// <summary>Keeps the layout made for inference; null for mere tensors.</summary>
    internal Parameter? Owner { get; }

    /// <summary>Grows with every change of a parameter.</summary>
    internal long Stamp { get; }

    /// <summary>The hidden size.</summary>
    internal int Hidden => HiddenWeight.Shape.Last;

    internal bool RequiresGrad => InputWeight.RequiresGrad || HiddenWeight.RequiresGrad
        || InputBias is { RequiresGrad: true } || HiddenBias is { RequiresGrad: true };

    internal void Check(string operation, int gates, int input, int hidden)
    {
        Check(operation, "input weight", InputWeight, new Shape(gates * hidden, input));
        Check(operation, "hidden weight", HiddenWeight, new Shape(gates * hidden, hidden));
        if (InputBias is { } inputBias) Check(operation, "input bias", inputBias, new Shape(gates * hidden));
        if (HiddenBias is { } hiddenBias) Check(operation, "hidden bias", hiddenBias, new Shape(gates * hidden));
    }

    private static void Check(string operation, string name, Tensor tensor, Shape expected)
    {
        if (tensor.Shape != expected)
            throw new ShapeException($"{operation} expects an {name} of shape {expected}; received {tensor.Shape}.");
    }
}

namespace Linnet.Tensors.Operations;

/// <summary>The function that a linear layer applies to its result in the same pass.</summary>
public enum Activation
{
    /// <summary>None: the result as it is.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x · Φ(x), with the exact distribution function.</summary>
    Gelu,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + e^-x).</summary>
    Sigmoid,

    /// <summary>GELU by its tanh approximation, as in GPT-2.</summary>
    GeluTanh,
}

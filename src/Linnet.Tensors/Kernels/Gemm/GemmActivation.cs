namespace Linnet.Tensors.Kernels;

/// <summary>What a matrix product does to each value before it is stored.</summary>
internal enum GemmActivation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>x Φ(x), exact (erf).</summary>
    Gelu,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>1 / (1 + e^-x).</summary>
    Sigmoid,

    /// <summary>x Φ(x) by its tanh approximation.</summary>
    GeluTanh,
}

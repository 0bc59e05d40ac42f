namespace Linnet.Tensors.Kernels;

/// <summary>
/// What happens to a product on its way to memory: C = activation(beta·C + alpha·A·B + bias). The default does nothing.
/// </summary>
internal readonly unsafe struct GemmEpilogue
{
    private readonly float _alpha;

    /// <summary>One value a column, [n], or null.</summary>
    public float* Bias { get; init; }

    /// <summary>Applied last.</summary>
    public GemmActivation Activation { get; init; }

    /// <summary>Receives the values before the activation, [m, n] with C's own strides, or null. Must not overlap C.</summary>
    public float* PreActivation { get; init; }

    /// <summary>Factor of the product; 1 unless set. 0 is not possible (a product times 0 is not worth computing).</summary>
    public float Alpha
    {
        get => _alpha == 0 ? 1 : _alpha;
        init => _alpha = value;
    }
}

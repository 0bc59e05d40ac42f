namespace Linnet.Tensors;

/// <summary>A trained tensor: lives as long as its model, outside every scope, and collects a gradient.</summary>
public sealed class Parameter : IDisposable
{
    /// <summary>Creates a parameter of zeros.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    public Parameter(Shape shape)
    {
        Value = new Tensor(Memory.TensorCore.Create(shape, scopeOwned: false)).WithGrad();
        Value.Data.Clear();
    }

    /// <summary>The tensor, to compute with and to write into.</summary>
    public Tensor Value { get; }

    /// <summary>Sizes of the axes.</summary>
    public Shape Shape => Value.Shape;

    /// <summary>Whether training changes it; a frozen parameter collects no gradient.</summary>
    public bool IsTrainable
    {
        get => Value.RequiresGrad;
        set => Value.Core.RequiresGrad = value;
    }

    /// <summary>
    /// Counts the changes made through <see cref="Touch"/>: what is derived from the values (packed weights) is made anew when
    /// the count has moved on.
    /// </summary>
    public int Revision { get; private set; }

    /// <summary>The values laid out for matrix products at inference.</summary>
    internal Kernels.PackedWeight Packed { get; } = new();

    /// <summary>The values, perhaps with those of parameters that belong to it, laid out for sequence kernels at inference.</summary>
    internal Memory.DerivedBuffer Panels { get; } = new();

    /// <summary>The parameter's tensor.</summary>
    /// <param name="parameter">Any parameter.</param>
    public static implicit operator Tensor(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Value;
    }

    /// <summary>The parameter's tensor.</summary>
    public Tensor ToTensor() => Value;

    /// <summary>Says that the values have changed: optimisers, initialisers and loaders call it after writing.</summary>
    public void Touch() => Revision++;

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        Value.Dispose();
        Packed.Dispose();
        Panels.Dispose();
    }
}

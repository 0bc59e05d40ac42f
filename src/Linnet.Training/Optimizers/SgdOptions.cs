namespace Linnet.Training.Optimizers;

/// <summary>Settings of <see cref="Sgd"/>.</summary>
public sealed record SgdOptions : OptimizerOptions
{
    /// <summary>Share of the previous step that is kept, in [0, 1); 0 for plain gradient descent.</summary>
    public float Momentum { get; init; }

    /// <summary>Looks ahead along the momentum (Nesterov 1983).</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    internal override void Validate()
    {
        base.Validate();
        Require(Momentum is >= 0 and < 1, nameof(Momentum), "in [0, 1)", Momentum);
        if (Nesterov && Momentum == 0) throw new ConfigurationException("Nesterov's method needs a Momentum above 0.");
    }
}

namespace Linnet.Training.Optimizers;

/// <summary>Settings of <see cref="Adagrad"/>.</summary>
public sealed record AdagradOptions : OptimizerOptions
{
    /// <summary>Added to the denominator; positive.</summary>
    public float Epsilon { get; init; } = 1e-10f;

    /// <inheritdoc/>
    internal override void Validate()
    {
        base.Validate();
        Require(Epsilon > 0, nameof(Epsilon), "positive", Epsilon);
    }
}

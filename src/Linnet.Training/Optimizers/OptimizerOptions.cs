using Linnet.Models.Layers;

namespace Linnet.Training.Optimizers;

/// <summary>What every optimiser needs to know.</summary>
public record OptimizerOptions
{
    /// <summary>Step size before the schedule's factor; positive.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>
    /// Weight decay, at least 0: decoupled (Loshchilov and Hutter 2019) in <see cref="AdamW"/>, added to the gradient in the others.
    /// </summary>
    public float WeightDecay { get; init; }

    /// <summary>
    /// Whether vectors (biases, layer-norm weights) decay too. They do not by default: decay is meant for matrices.
    /// </summary>
    public bool DecayVectors { get; init; }

    /// <summary>Gradients are scaled down together until their norm is at most this; 0 for no limit.</summary>
    public float MaxGradientNorm { get; init; }

    /// <summary>A factor on the learning rate of single parameters, such as less for lower layers; null for 1.</summary>
    public Func<NamedParameter, float>? LearningRateFactor { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ConfigurationException">A value is out of range.</exception>
    internal virtual void Validate()
    {
        Require(LearningRate > 0 && float.IsFinite(LearningRate), nameof(LearningRate), "positive", LearningRate);
        Require(WeightDecay >= 0 && float.IsFinite(WeightDecay), nameof(WeightDecay), "at least 0", WeightDecay);
        Require(MaxGradientNorm >= 0 && float.IsFinite(MaxGradientNorm), nameof(MaxGradientNorm), "at least 0", MaxGradientNorm);
    }

    /// <summary>Raises the error for a value out of range.</summary>
    private protected static void Require(bool condition, string name, string range, float received)
    {
        if (!condition) throw new ConfigurationException($"The optimiser's {name} must be {range}; received {received}.");
    }
}

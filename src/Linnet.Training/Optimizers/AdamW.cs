using Linnet.Models.Layers;

namespace Linnet.Training.Optimizers;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019): the usual choice for transformers.</summary>
public sealed class AdamW : Optimizer
{
    private readonly AdamOptions _options;

    /// <summary>Creates the optimiser.</summary>
    /// <param name="parameters">What it trains.</param>
    /// <param name="options">Its settings; the defaults where null.</param>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public AdamW(IEnumerable<NamedParameter> parameters, AdamOptions? options = null)
        : base(parameters, options ??= new AdamOptions(), "exp_avg", "exp_avg_sq") => _options = options;

    private protected override bool DecayIsDecoupled => true;

    private protected override void Update(UpdateBlocks blocks, float learningRate, float clip) =>
        blocks.Update(new AdamRule(_options, StepCount, learningRate, clip, decoupled: true));
}

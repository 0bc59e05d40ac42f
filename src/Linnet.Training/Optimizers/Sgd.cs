using Linnet.Models.Layers;

namespace Linnet.Training.Optimizers;

/// <summary>Stochastic gradient descent, with momentum and Nesterov's look-ahead where wanted (Sutskever et al. 2013).</summary>
public sealed class Sgd : Optimizer
{
    private readonly SgdOptions _options;

    /// <summary>Creates the optimiser.</summary>
    /// <param name="parameters">What it trains.</param>
    /// <param name="options">Its settings; the defaults where null.</param>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public Sgd(IEnumerable<NamedParameter> parameters, SgdOptions? options = null)
        : base(parameters, options ??= new SgdOptions(), options.Momentum > 0 ? ["momentum"] : []) => _options = options;

    private protected override void Update(UpdateBlocks blocks, float learningRate, float clip)
    {
        if (_options.Momentum > 0) blocks.Update(new MomentumRule(_options.Momentum, _options.Nesterov, learningRate, clip));
        else blocks.Update(new SgdRule(learningRate, clip));
    }
}

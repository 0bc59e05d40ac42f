using Linnet.Models.Layers;

namespace Linnet.Training.Optimizers;

/// <summary>Adagrad (Duchi et al. 2011): a step size for each element that shrinks with the gradients it has seen.</summary>
public sealed class Adagrad : Optimizer
{
    private readonly AdagradOptions _options;

    /// <summary>Creates the optimiser.</summary>
    /// <param name="parameters">What it trains.</param>
    /// <param name="options">Its settings; the defaults where null.</param>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public Adagrad(IEnumerable<NamedParameter> parameters, AdagradOptions? options = null)
        : base(parameters, options ??= new AdagradOptions(), "sum") => _options = options;

    private protected override void Update(UpdateBlocks blocks, float learningRate, float clip) =>
        blocks.Update(new AdagradRule(_options.Epsilon, learningRate, clip));
}

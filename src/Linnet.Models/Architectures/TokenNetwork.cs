using Linnet.Models.Configuration;
using Linnet.Models.Layers;

namespace Linnet.Models.Architectures;

/// <summary>A neural network that reads token ids, whatever it makes of them. Its class is one file that reads like the paper.</summary>
/// <param name="config">Sizes, as <c>config.json</c> has them.</param>
public abstract class TokenNetwork(ModelConfig config) : Module
{
    /// <summary>Sizes, and labels where there are any.</summary>
    public ModelConfig Config { get; } = config;

    /// <summary>Most tokens that the network takes in one row; no limit by default.</summary>
    public virtual int MaxLength => int.MaxValue;

    /// <summary>Number of token ids that the network knows; no limit by default.</summary>
    public virtual int VocabularySize => int.MaxValue;

    /// <summary>Computes everything that the network has to show; needs an open <see cref="Tensors.Autograd.TensorScope"/>.</summary>
    /// <param name="batch">Ids below the vocabulary's size, rows no longer than <see cref="MaxLength"/>.</param>
    public abstract NetworkOutput ForwardAll(TokenBatch batch);

    /// <summary>
    /// The parameter that a checkpoint's tensor belongs to, for checkpoints with other names than this class gives: older
    /// spellings, a missing prefix.
    /// </summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    /// <returns>A name of <see cref="Module.NamedParameters"/>, or null for a tensor that is to be ignored.</returns>
    public virtual string? ParameterNameOf(string tensorName) => tensorName;
}

using Linnet.Models.Configuration;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>A neural network from token ids to logits. Its class is one file that reads like the paper.</summary>
/// <param name="config">Sizes and labels.</param>
public abstract class TextNetwork(ModelConfig config) : Module
{
    /// <summary>Sizes and labels.</summary>
    public ModelConfig Config { get; } = config;

    /// <summary>Number of labels: the last axis of the logits.</summary>
    public int LabelCount => Config.Labels.Count;

    /// <summary>Most tokens that the network takes in one row; no limit by default.</summary>
    public virtual int MaxLength => int.MaxValue;

    /// <summary>Number of token ids that the network knows; no limit by default.</summary>
    public virtual int VocabularySize => int.MaxValue;

    /// <summary>Computes the logits; needs an open <see cref="Tensors.Autograd.TensorScope"/>.</summary>
    /// <param name="batch">Ids below the vocabulary's size, rows no longer than <see cref="MaxLength"/>.</param>
    /// <returns>Logits, <c>[batch, labels]</c>.</returns>
    public abstract Tensor Forward(TokenBatch batch);

    /// <summary>Computes everything that the network has to show; the logits alone unless a network says otherwise.</summary>
    /// <param name="batch">As for <see cref="Forward"/>.</param>
    public virtual NetworkOutput ForwardAll(TokenBatch batch) => new() { Logits = Forward(batch) };

    /// <summary>
    /// The parameter that a checkpoint's tensor belongs to, for checkpoints with other names than this class gives: older
    /// spellings, a missing prefix.
    /// </summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    /// <returns>A name of <see cref="Module.NamedParameters"/>, or null for a tensor that is to be ignored.</returns>
    public virtual string? ParameterNameOf(string tensorName) => tensorName;
}

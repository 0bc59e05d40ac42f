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

    /// <summary>Computes the logits; needs an open <see cref="Tensors.Autograd.TensorScope"/>.</summary>
    /// <param name="batch">Ids below the vocabulary's size, rows no longer than <see cref="MaxLength"/>.</param>
    /// <returns>Logits, <c>[batch, labels]</c>.</returns>
    public abstract Tensor Forward(TokenBatch batch);
}

using Linnet.Models.Configuration;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>A neural network from token ids to one row of logits for each text: a classifier.</summary>
/// <param name="config">Sizes and labels.</param>
public abstract class TextNetwork(ModelConfig config) : TokenNetwork(config)
{
    /// <summary>Number of labels: the last axis of the logits.</summary>
    public int LabelCount => Config.Labels.Count;

    /// <summary>The table of token embeddings, <c>[vocabulary, size]</c>, or null where there is none to train.</summary>
    public virtual Parameter? TokenEmbeddings => null;

    /// <summary>Whether the network can tell the second text of a pair by its token types; where not, a token has to stand between the two.</summary>
    public virtual bool ReadsTokenTypes => true;

    /// <summary>Computes the logits; needs an open <see cref="Tensors.Autograd.TensorScope"/>.</summary>
    /// <param name="batch">Ids below the vocabulary's size, rows no longer than <see cref="TokenNetwork.MaxLength"/>.</param>
    /// <returns>Logits, <c>[batch, labels]</c>.</returns>
    public abstract Tensor Forward(TokenBatch batch);

    /// <summary>Computes everything that the network has to show; the logits alone unless a network says otherwise.</summary>
    /// <param name="batch">As for <see cref="Forward"/>.</param>
    public override NetworkOutput ForwardAll(TokenBatch batch) => new() { Logits = Forward(batch) };

    /// <summary>What a network says that is asked for logits and is a bare encoder.</summary>
    private protected ConfigurationException NoClassifier() =>
        new($"This {Config.Architecture} is a bare encoder without a classifier; fine-tune it first, or use its vectors.");
}

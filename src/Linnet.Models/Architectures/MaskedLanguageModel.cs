using Linnet.Models.Configuration;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>A network that tells for any position which token belongs there, from those on both sides of it.</summary>
/// <param name="config">Sizes.</param>
public abstract class MaskedLanguageModel(ModelConfig config) : TokenNetwork(config)
{
    /// <summary>Computes the encoder's last vectors; needs an open <see cref="Tensors.Autograd.TensorScope"/>.</summary>
    /// <param name="batch">Ids below the vocabulary's size, rows no longer than <see cref="TokenNetwork.MaxLength"/>.</param>
    /// <returns>Hidden states, <c>[batch, length, hidden]</c>.</returns>
    public abstract Tensor Hidden(TokenBatch batch);

    /// <summary>The output layer; in training give it the masked positions alone, which are few.</summary>
    /// <param name="hidden">Hidden states, <c>[..., hidden]</c>.</param>
    /// <returns>Logits, <c>[..., vocabulary]</c>.</returns>
    public abstract Tensor Logits(Tensor hidden);

    /// <inheritdoc/>
    public sealed override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var hidden = Hidden(batch);
        return new NetworkOutput { LastHiddenState = hidden, Logits = Logits(hidden) };
    }
}

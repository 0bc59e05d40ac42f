using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>A network that gives every token the probabilities of the one that follows it, from the tokens up to it.</summary>
/// <param name="config">Sizes.</param>
public abstract class CausalLanguageModel(LanguageModelConfig config) : TokenNetwork(config)
{
    /// <inheritdoc/>
    public sealed override int VocabularySize => config.VocabSize;

    /// <summary>The ids that begin and end a text, and sizes.</summary>
    public LanguageModelConfig LanguageConfig => config;

    /// <summary>A new, empty memory for one text.</summary>
    public abstract DecoderState CreateState();

    /// <summary>Computes the last vectors of all tokens; needs an open <see cref="Tensors.Autograd.TensorScope"/>.</summary>
    /// <param name="batch">Ids below the vocabulary's size, no more than <see cref="TokenNetwork.MaxLength"/> with those that were read before.</param>
    /// <param name="state">What was read before, grows by the batch; null for nothing. Takes a batch without padding.</param>
    /// <returns>Hidden states, <c>[batch, length, hidden]</c>.</returns>
    /// <exception cref="ShapeException">The row is too long or an id is out of range.</exception>
    public abstract Tensor Hidden(TokenBatch batch, DecoderState? state = null);

    /// <summary>The output layer.</summary>
    /// <param name="hidden">Hidden states, <c>[..., hidden]</c>.</param>
    /// <returns>Logits, <c>[..., vocabulary]</c>.</returns>
    public abstract Tensor Logits(Tensor hidden);

    /// <summary>Computes the logits of all tokens.</summary>
    /// <param name="batch">As for <see cref="Hidden"/>.</param>
    /// <returns>Logits, <c>[batch, length, vocabulary]</c>.</returns>
    public Tensor Forward(TokenBatch batch) => Logits(Hidden(batch));

    /// <inheritdoc/>
    public sealed override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var hidden = Hidden(batch);
        return new NetworkOutput { LastHiddenState = hidden, Logits = Logits(hidden) };
    }

    /// <summary>Reads further tokens of one text and computes the logits of the token that follows them.</summary>
    /// <param name="ids">At least one.</param>
    /// <param name="state">What was read before; grows by the ids.</param>
    /// <returns>Logits, <c>[vocabulary]</c>.</returns>
    /// <exception cref="ShapeException">No ids, too many, or one that is out of range.</exception>
    public Tensor Next(ReadOnlySpan<int> ids, DecoderState state)
    {
        var hidden = Hidden(TokenBatch.FromRectangle(ids, [], [], 1), state);
        var last = hidden.Shape[1] == 1 ? hidden.Reshape(new Shape(1, hidden.Shape[2])) : hidden.SelectPosition(hidden.Shape[1] - 1);
        return Logits(last).Reshape(new Shape(VocabularySize));
    }
}

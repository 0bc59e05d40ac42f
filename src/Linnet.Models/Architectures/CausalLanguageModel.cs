using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
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

    /// <summary>Reads further tokens of one text and computes the logits of the token that follows them; needs no scope.</summary>
    /// <param name="ids">At least one.</param>
    /// <param name="state">What was read before; grows by the ids.</param>
    /// <param name="logits">Receives <c>[vocabulary]</c>.</param>
    /// <exception cref="ShapeException">No ids, too many, one that is out of range, or logits of another length.</exception>
    public unsafe void Next(ReadOnlySpan<int> ids, DecoderState state, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (logits.Length != VocabularySize)
            throw new ShapeException($"The logits of a vocabulary of {VocabularySize} tokens need as many numbers; received room for {logits.Length}.");
        if (ids.Length == 1)
        {
            if ((uint)ids[0] >= (uint)logits.Length) throw new ShapeException($"The id {ids[0]} is out of range; ids lie in [0, {logits.Length}).");
            fixed (float* target = logits)
            {
                if (Step(ids[0], state, target)) return;
            }
        }

        using var scope = TensorScope.Inference();
        var hidden = Hidden(TokenBatch.FromRectangle(ids, [], [], 1), state);
        var last = hidden.Shape[1] == 1 ? hidden.Reshape(new Shape(1, hidden.Shape[2])) : hidden.SelectPosition(hidden.Shape[1] - 1);
        Logits(last).Data.CopyTo(logits);
    }

    /// <summary>
    /// Reads one further token of one text on single vectors, where a network can: what <see cref="Hidden"/> and <see cref="Logits"/> would
    /// compute, but for rounding.
    /// </summary>
    /// <param name="id">In range.</param>
    /// <param name="state">What was read before; grows by the id.</param>
    /// <param name="logits">Receives <c>[vocabulary]</c>.</param>
    /// <returns>False where nothing was done.</returns>
    private protected virtual unsafe bool Step(int id, DecoderState state, float* logits) => false;
}

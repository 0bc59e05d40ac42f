using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>
/// A network that reads one sequence and writes another, token by token: an encoder, and a decoder that looks at what the encoder made.
/// </summary>
/// <param name="config">Sizes and special ids.</param>
public abstract class SequenceToSequenceModel(SequenceToSequenceConfig config) : TokenNetwork(config)
{
    /// <summary>Sizes and special ids.</summary>
    public SequenceToSequenceConfig SequenceConfig => config;

    /// <inheritdoc/>
    public sealed override int VocabularySize => config.VocabSize;

    /// <summary>Reads the source; needs an open <see cref="Tensors.Autograd.TensorScope"/>, and the result lives as long as that.</summary>
    /// <param name="source">Ids below the vocabulary's size, rows no longer than <see cref="TokenNetwork.MaxLength"/>.</param>
    public abstract SourceMemory Encode(TokenBatch source);

    /// <summary>A new, empty memory of what the decoder has written.</summary>
    public abstract DecoderState CreateState();

    /// <summary>Computes the decoder's last vectors.</summary>
    /// <param name="target">What was written, beginning with the decoder's start id; as many rows as the source.</param>
    /// <param name="source">From <see cref="Encode"/>.</param>
    /// <param name="state">What was written before <paramref name="target"/>, grows by it; null for nothing. Takes rows without padding, in inference alone.</param>
    /// <returns>Hidden states, <c>[batch, length, hidden]</c>.</returns>
    /// <exception cref="ShapeException">The row is too long or an id is out of range.</exception>
    public abstract Tensor Decode(TokenBatch target, SourceMemory source, DecoderState? state = null);

    /// <summary>The output layer.</summary>
    /// <param name="hidden">Hidden states, <c>[..., hidden]</c>.</param>
    /// <returns>Logits of the token that follows, <c>[..., vocabulary]</c>.</returns>
    public abstract Tensor Logits(Tensor hidden);

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The batch has no <see cref="TokenBatch.DecoderInputIds"/>.</exception>
    public sealed override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var target = batch.Decoder
            ?? throw new ShapeException($"This {Config.Architecture} turns one sequence into another; give decoder_input_ids beside input_ids.");
        var source = Encode(batch);
        var hidden = Decode(target, source);
        return new NetworkOutput { EncoderLastHiddenState = source.Hidden, LastHiddenState = hidden, Logits = Logits(hidden) };
    }

    /// <summary>Refuses rows that are longer than the network takes.</summary>
    private protected void CheckLength(TokenBatch batch, int before = 0)
    {
        if (batch.Length + before > MaxLength)
            throw new ShapeException($"This {Config.Architecture} takes at most {MaxLength} tokens in a row; received {batch.Length + before}. Give it fewer.");
    }
}

using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

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

    /// <summary>Judges what may follow each token of a target: logits, or log-probabilities where a model has no plain output layer.</summary>
    /// <param name="target">As in <see cref="Decode"/>.</param>
    /// <param name="source">From <see cref="Encode"/>.</param>
    /// <param name="state">As in <see cref="Decode"/>.</param>
    /// <returns><c>[batch, length, vocabulary]</c>; a softmax over the last axis gives the probabilities.</returns>
    /// <exception cref="ShapeException">The row is too long or an id is out of range.</exception>
    public virtual Tensor Predict(TokenBatch target, SourceMemory source, DecoderState? state = null) => Logits(Decode(target, source, state));

    /// <summary>The mean negative log-likelihood of the tokens of a batch of pairs.</summary>
    /// <param name="source">What is read.</param>
    /// <param name="target">What the decoder has written before each token, beginning with its start id.</param>
    /// <param name="labels"><c>[batch, target length]</c>: the token that follows, or <see cref="CrossEntropyOperation.IgnoreIndex"/> where none does; at least one does.</param>
    /// <param name="labelSmoothing">Share of the uniform distribution in the target, in [0, 1).</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ShapeException">A row is too long or an id is out of range.</exception>
    public virtual Tensor Loss(TokenBatch source, TokenBatch target, IntTensor labels, float labelSmoothing = 0)
    {
        var hidden = Decode(target, Encode(source));
        var (rows, known) = LabelledRows.Of(labels);

        // Only where a token follows: padding would cost as much of the large output layer as text.
        return Logits(hidden.Reshape(new Shape(labels.Count, hidden.Shape.Last)).GatherRows(rows)).CrossEntropy(known, labelSmoothing);
    }

    /// <summary>What training lowers: <see cref="Loss"/>, and what a model wants beside it.</summary>
    /// <param name="source">As in <see cref="Loss"/>.</param>
    /// <param name="target">As in <see cref="Loss"/>.</param>
    /// <param name="labels">As in <see cref="Loss"/>.</param>
    /// <param name="labelSmoothing">As in <see cref="Loss"/>.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ShapeException">A row is too long or an id is out of range.</exception>
    public virtual Tensor TrainingLoss(TokenBatch source, TokenBatch target, IntTensor labels, float labelSmoothing = 0) => Loss(source, target, labels, labelSmoothing);

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The batch has no <see cref="TokenBatch.DecoderInputIds"/>.</exception>
    public sealed override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var target = batch.Decoder
            ?? throw new ShapeException($"This {Config.Architecture} turns one sequence into another; give decoder_input_ids beside input_ids.");
        var source = Encode(batch);
        return new NetworkOutput { EncoderLastHiddenState = source.Hidden, LastHiddenState = Decode(target, source), Logits = Predict(target, source) };
    }

    /// <summary>Refuses rows that are longer than the network takes.</summary>
    private protected void CheckLength(TokenBatch batch, int before = 0)
    {
        if (batch.Length + before > MaxLength)
            throw new ShapeException($"This {Config.Architecture} takes at most {MaxLength} tokens in a row; received {batch.Length + before}. Give it fewer.");
    }
}

using Linnet.Models.Configuration;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>A network that reads a question and a text and scores every token as the beginning and as the end of the answer.</summary>
/// <param name="config">Sizes.</param>
public abstract class SpanNetwork(ModelConfig config) : TokenNetwork(config)
{
    /// <summary>
    /// Whether the network wants to be told which tokens of the text also stand in the question: token types from 2 on in place of 1.
    /// </summary>
    public virtual bool MarksMatches => false;

    /// <summary>Whether the network learnt from questions without an answer too, so that it may give none.</summary>
    public virtual bool MayBeSilent => false;

    /// <summary>Scores beginnings and ends; needs an open <see cref="Tensors.Autograd.TensorScope"/>.</summary>
    /// <param name="batch">The question with token type 0, the text with type 1 or more, special tokens between them.</param>
    /// <returns><c>[batch, length, 2]</c>: the score as beginning and as end of each token.</returns>
    public abstract Tensor Spans(TokenBatch batch);

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch) => new() { Logits = Spans(batch) };
}

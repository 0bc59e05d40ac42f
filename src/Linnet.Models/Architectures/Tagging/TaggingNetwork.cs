using Linnet.Models.Configuration;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>A neural network that gives every word a tag, with or without a conditional random field on top.</summary>
/// <param name="config">Sizes, and the tags as labels.</param>
public abstract class TaggingNetwork(ModelConfig config) : TokenNetwork(config)
{
    /// <summary>Number of tags.</summary>
    public int TagCount => Config.Labels.Count;

    /// <summary>The labels of whole rows; empty for a tagger that gives tags alone.</summary>
    public virtual IReadOnlyList<string> Intents => [];

    /// <summary>What words are.</summary>
    public virtual TokenUnit Unit => TokenUnit.Word;

    /// <summary>The scores of neighbouring tags; null where each word is judged by itself.</summary>
    protected abstract ConditionalRandomField? Crf { get; }

    /// <summary>Scores the tags of every word; needs an open <see cref="Tensors.Autograd.TensorScope"/>.</summary>
    /// <param name="batch">With <see cref="TokenBatch.Words"/>.</param>
    public abstract TaggingOutput Tag(TokenBatch batch);

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch) => new() { Logits = Tag(batch).Emissions };

    /// <summary>The mean loss of the tags: negative log likelihood of rows with a random field, of words without.</summary>
    /// <param name="output">From <see cref="Tag"/>.</param>
    /// <param name="tags">The true tags, <c>[batch, words]</c>; <see cref="CrossEntropyOperation.IgnoreIndex"/> in padding.</param>
    /// <returns>A scalar.</returns>
    public Tensor TagLoss(TaggingOutput output, IntTensor tags) => Crf is { } crf
        ? output.Emissions.CrfNegativeLogLikelihood(tags, crf.Scores, output.Lengths)
        : output.Emissions.CrossEntropy(tags);

    /// <summary>Whether neighbouring tags are judged together.</summary>
    public bool JoinsTags => Crf is not null;

    /// <summary>The scores of neighbouring, first and last tags; all zero where each word is judged by itself.</summary>
    public CrfScores TransitionScores => Crf?.Scores ?? Indifferent();

    /// <summary>The words of a batch, which a tagger cannot do without.</summary>
    /// <exception cref="ShapeException">The batch has none.</exception>
    protected static WordInputs WordsOf(TokenBatch batch) =>
        batch.Words ?? throw new ShapeException("A tagger needs to know the words of its batch (TokenBatch.Words); make the batch with the model's own encoder.");

    private CrfScores Indifferent() => new(
        Tensor.Zeros(new Shape(TagCount, TagCount)), Tensor.Zeros(new Shape(TagCount)), Tensor.Zeros(new Shape(TagCount)));
}

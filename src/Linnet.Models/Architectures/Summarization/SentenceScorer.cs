using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// Judges which sentences of a text belong into its summary, after SummaRuNNer (Nallapati et al. 2017): an LSTM in both directions reads the
/// words of each sentence, another the sentences of the text, and a sentence is judged by its state beside the mean of all.
/// </summary>
public sealed class SentenceScorer : TokenNetwork
{
    private readonly SentenceScorerConfig _config;
    private readonly Embedding _words;
    private readonly Lstm _sentence;
    private readonly Lstm _document;
    private readonly Linear _mix;
    private readonly Linear _score;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    public SentenceScorer(SentenceScorerConfig config)
        : base(config)
    {
        _config = config;
        var (size, hidden) = (config.EmbeddingSize, config.HiddenSize);
        if (hidden % 2 != 0) throw new ShapeException($"The hidden size is {hidden}; expected an even number, half of it for each direction.");
        _words = Register("embeddings", new Embedding(config.VocabSize, size, config.PadTokenId, new Normal(0, 0.1f)));
        _sentence = Register("sentence_encoder", new Lstm(size, hidden / 2, isBidirectional: true));
        _document = Register("document_encoder", new Lstm(hidden, hidden / 2, isBidirectional: true));
        _mix = Register("mix", new Linear(3 * hidden, hidden, ActivationKind.Tanh));
        _score = Register("score", new Linear(hidden, 1));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <summary>Judges the sentences of several texts.</summary>
    /// <param name="sentences">All sentences of all texts, one after the other, a row each.</param>
    /// <param name="counts">Number of sentences of each text, at least 1 each; together as many as rows.</param>
    /// <returns>Logits, <c>[rows, 1]</c>.</returns>
    /// <exception cref="ShapeException">The counts do not add up to the rows.</exception>
    public Tensor Score(TokenBatch sentences, IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Sum() != sentences.BatchSize || counts.Any(count => count < 1))
            throw new ShapeException($"{counts.Count} texts with {counts.Sum()} sentences do not fit {sentences.BatchSize} rows; expected at least one sentence a text.");
        var words = _words.Forward(sentences.InputIds).Dropout(_config.Dropout);
        var read = _sentence.Forward(words, sentences.Lengths).Output.MaskedMean(sentences.AttentionMask);
        var (places, mask, flat, owners) = Layout(counts);
        var lengths = IntTensor.From([.. counts], new Shape(counts.Count));
        var states = _document.Forward(read.GatherRows(places), lengths).Output;
        var all = states.MaskedMean(mask).GatherRows(owners);
        var own = states.Reshape(new Shape(places.Count, _config.HiddenSize)).GatherRows(flat);
        return _score.Forward(_mix.Forward(own.Concat(all, read)).Dropout(_config.Dropout));
    }

    /// <summary>All rows as the sentences of one text; their logits.</summary>
    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch) => new() { Logits = Score(batch, [batch.BatchSize]) };

    /// <summary>Where each text's sentences stand among the rows, which places are real, and from there back to rows.</summary>
    private static (IntTensor Places, IntTensor Mask, IntTensor Flat, IntTensor Owners) Layout(IReadOnlyList<int> counts)
    {
        var (most, total) = (counts.Max(), counts.Sum());
        var (places, mask) = (IntTensor.Zeros(new Shape(counts.Count, most)), IntTensor.Zeros(new Shape(counts.Count, most)));
        var (flat, owners) = (IntTensor.Zeros(new Shape(total)), IntTensor.Zeros(new Shape(total)));
        var row = 0;
        for (var text = 0; text < counts.Count; text++)
        {
            for (var i = 0; i < counts[text]; i++, row++)
            {
                var place = (text * most) + i;
                (places.Data[place], mask.Data[place]) = (row, 1);
                (flat.Data[row], owners.Data[row]) = (place, text);
            }
        }

        return (places, mask, flat, owners);
    }
}

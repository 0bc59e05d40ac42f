using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// A reader for little data: question and text go through one bidirectional LSTM, every token of the text looks at the question (the attention
/// from text to query of Seo et al. 2017), and a second LSTM reads the two side by side with marks of the tokens that also stand in the question
/// (Chen et al. 2017, section 3.2).
/// </summary>
public sealed class BiLstmReader : SpanNetwork
{
    private const int MarkSize = 16;

    private readonly BiLstmReaderConfig _config;
    private readonly Embedding _words;
    private readonly Embedding _marks;
    private readonly Lstm _encoder;
    private readonly Linear _query;
    private readonly Linear _key;
    private readonly Lstm _reader;
    private readonly Linear _outputs;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    public BiLstmReader(BiLstmReaderConfig config)
        : base(config)
    {
        _config = config;
        var width = 2 * config.HiddenSize;
        _words = Register("embedding", new Embedding(config.VocabSize, config.EmbeddingSize, config.PadTokenId, new Normal(0, 0.1f)));
        _words.Weight.IsTrainable = !config.FreezeEmbeddings;
        _marks = Register("mark_embedding", new Embedding(config.TypeVocabSize, MarkSize, null, new Normal(0, 0.1f)));
        _encoder = Register("encoder", new Lstm(config.EmbeddingSize + MarkSize, config.HiddenSize, isBidirectional: true));
        _query = Register("attention.query", new Linear(width, width));
        _key = Register("attention.key", new Linear(width, width));
        _reader = Register("reader", new Lstm((3 * width) + MarkSize, config.HiddenSize, isBidirectional: true));
        _outputs = Register("qa_outputs", new Linear(width, 2));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    public override bool MarksMatches => true;

    /// <inheritdoc/>
    public override bool MayBeSilent => _config.MayBeSilent;

    /// <inheritdoc/>
    public override Tensor Spans(TokenBatch batch)
    {
        var marks = _marks.Forward(batch.TokenTypeIds);
        var words = _words.Forward(batch.InputIds).Dropout(_config.EmbeddingDropoutProb);
        var encoded = _encoder.Forward(words.Concat(marks), batch.Lengths).Output.Dropout(_config.HiddenDropoutProb);
        var asked = _query.Forward(encoded).ScaledDotProductAttention(_key.Forward(encoded), encoded, 1, QuestionOf(batch), causal: false, 0);
        var both = encoded.Concat(asked, encoded.Mul(asked), marks);
        var read = _reader.Forward(both, batch.Lengths).Output.Dropout(_config.HiddenDropoutProb);
        return _outputs.Forward(read);
    }

    /// <summary>1 for the tokens of the question and those that frame it, 0 for the text and padding.</summary>
    private static IntTensor QuestionOf(TokenBatch batch)
    {
        var mask = IntTensor.Zeros(batch.InputIds.Shape);
        for (var i = 0; i < mask.Count; i++) mask.Data[i] = batch.TokenTypeIds.Data[i] == 0 ? batch.AttentionMask.Data[i] : 0;
        return mask;
    }
}

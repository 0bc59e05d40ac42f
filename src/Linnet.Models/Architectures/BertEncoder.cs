using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// The encoder of BERT (Devlin et al. 2019), which every head stands on; registered as <c>bert</c> its tensor names are those of
/// transformers' <c>BertModel</c>.
/// </summary>
internal sealed class BertEncoder : EncoderBody
{
    internal const string Name = "bert";

    private readonly BertConfig _config;
    private readonly bool _positionsAfterPadding;
    private readonly string _name;
    private readonly BertEmbeddings _embeddings;
    private readonly BertLayer[] _layers;
    private readonly LayerNorm? _finalNorm;
    private readonly Linear? _projection;
    private readonly Linear? _pooler;

    /// <summary>Creates the encoder, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    /// <param name="hasPooler">Whether there is a dense layer over the first token.</param>
    /// <param name="positionsAfterPadding">
    /// Whether positions count the tokens that are not padding, from one past the padding id on, as RoBERTa's do.
    /// </param>
    /// <param name="name">What the encoder is registered as.</param>
    /// <param name="embeddingSize">Size of the vectors of tokens where it is another than the layers' (ELECTRA); 0 for the same.</param>
    /// <param name="shared">An encoder whose embeddings are used in place of own ones; it owns them.</param>
    internal BertEncoder(
        BertConfig config, bool hasPooler, bool positionsAfterPadding = false, string name = Name, int embeddingSize = 0, BertEncoder? shared = null)
    {
        (_config, _positionsAfterPadding, _name) = (config, positionsAfterPadding, name);
        if (embeddingSize == 0) embeddingSize = config.HiddenSize;
        _embeddings = shared is null ? Register("embeddings", new BertEmbeddings(config, embeddingSize)) : shared._embeddings;
        if (embeddingSize != config.HiddenSize)
        {
            _projection = Register("embeddings_project", new Linear(
                embeddingSize, config.HiddenSize, ActivationKind.None, hasBias: true, new Normal(0, config.InitializerRange), Constant.Zeros));
        }

        _layers = new BertLayer[config.NumHiddenLayers];
        for (var i = 0; i < _layers.Length; i++) _layers[i] = Register($"encoder.layer.{i}", new BertLayer(config));
        if (config.NormFirst) _finalNorm = Register("encoder.LayerNorm", new LayerNorm(config.HiddenSize, config.LayerNormEps));
        if (hasPooler) _pooler = Register("pooler.dense", Dense(config, config.HiddenSize, config.HiddenSize, ActivationKind.Tanh));
    }

    internal override Embedding Words => _embeddings.Words;

    internal override Tensor Forward(TokenBatch batch)
    {
        var hidden = _embeddings.Forward(_positionsAfterPadding ? WithPositions(batch) : batch);
        if (_projection is not null) hidden = _projection.Forward(hidden);
        foreach (var layer in _layers) hidden = layer.Forward(hidden, batch.AttentionMask);
        return _finalNorm is null ? hidden : _finalNorm.Forward(hidden);
    }

    /// <summary>One vector a row, <c>[batch, hidden]</c>; only with a pooler.</summary>
    internal Tensor Pool(Tensor hidden) => _pooler!.Forward(hidden.SelectPosition(0));

    /// <summary>As <see cref="ParameterNameOf"/>, without the pooler where there is none.</summary>
    internal override string? NameOf(string tensorName)
    {
        var name = ParameterNameOf(tensorName, _name);
        return _pooler is null && name is not null && name.StartsWith($"{_name}.pooler.", StringComparison.Ordinal) ? null : name;
    }

    /// <summary>
    /// Understands bare encoders' names without their prefix, the spelling gamma and beta of the first release, and leaves out
    /// position buffers and the heads of pre-training.
    /// </summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    /// <param name="prefix">What the encoder is registered as.</param>
    internal static string? ParameterNameOf(string tensorName, string prefix = Name)
    {
        if (tensorName.StartsWith("cls.", StringComparison.Ordinal) || tensorName.EndsWith("embeddings.position_ids", StringComparison.Ordinal)) return null;
        var name = ModernName(tensorName);
        return name.StartsWith("embeddings", StringComparison.Ordinal)
            || name.StartsWith("encoder.", StringComparison.Ordinal)
            || name.StartsWith("pooler.", StringComparison.Ordinal)
            ? $"{prefix}.{name}"
            : name;
    }

    /// <summary>A tensor's name as it is spelt since the first release.</summary>
    internal static string ModernName(string name) =>
        name.EndsWith(".gamma", StringComparison.Ordinal) ? $"{name[..^6]}.weight"
        : name.EndsWith(".beta", StringComparison.Ordinal) ? $"{name[..^5]}.bias"
        : name;

    /// <summary>The batch with positions from one past the padding id on; padding itself has that id for its position.</summary>
    private TokenBatch WithPositions(TokenBatch batch)
    {
        var most = _config.MaxPositionEmbeddings - _config.PadTokenId - 1;
        if (batch.Length > most) throw new ShapeException($"This RoBERTa takes at most {most} tokens in a row; received {batch.Length}. Truncate the text.");
        if (batch.PositionIds is not null) return batch;
        var positions = IntTensor.Zeros(batch.InputIds.Shape);
        for (var row = 0; row < batch.BatchSize; row++)
        {
            var position = _config.PadTokenId;
            for (var i = row * batch.Length; i < (row + 1) * batch.Length; i++)
                positions.Data[i] = batch.InputIds.Data[i] == _config.PadTokenId ? _config.PadTokenId : ++position;
        }

        return batch with { PositionIds = positions };
    }

    /// <summary>A dense layer with BERT's initial values.</summary>
    internal static Linear Dense(BertConfig config, int inputs, int outputs, ActivationKind activation = ActivationKind.None) =>
        new(inputs, outputs, activation, hasBias: true, new Normal(0, config.InitializerRange), Constant.Zeros);

    /// <summary>The sum of word, position and type vectors, normalised.</summary>
    private sealed class BertEmbeddings : Module
    {
        private readonly BertConfig _config;
        private readonly Embedding _positions;
        private readonly Embedding _types;
        private readonly LayerNorm _norm;

        internal BertEmbeddings(BertConfig config, int size)
        {
            _config = config;
            var initializer = new Normal(0, config.InitializerRange);
            Words = Register("word_embeddings", new Embedding(config.VocabSize, size, config.PadTokenId, initializer));
            _positions = Register("position_embeddings", new Embedding(config.MaxPositionEmbeddings, size, null, initializer));
            _types = Register("token_type_embeddings", new Embedding(config.TypeVocabSize, size, null, initializer));
            _norm = Register("LayerNorm", new LayerNorm(size, config.LayerNormEps));
        }

        internal Embedding Words { get; }

        internal Tensor Forward(TokenBatch batch)
        {
            if (batch.Length > _config.MaxPositionEmbeddings)
                throw new ShapeException($"This BERT takes at most {_config.MaxPositionEmbeddings} tokens in a row; received {batch.Length}. Truncate the text.");
            var positions = batch.PositionIds is { } given
                ? _positions.Forward(given)
                : _positions.Weight.Value.Slice(0, 0, batch.Length);


            // RoBERTa has one type, which the second text of a pair has too.
            var types = _config.TypeVocabSize == 1 ? IntTensor.Zeros(batch.InputIds.Shape) : batch.TokenTypeIds;
            var sum = Words.Forward(batch.InputIds).Add(_types.Forward(types)).Add(positions);
            return _norm.Forward(sum).Dropout(_config.HiddenDropoutProb);
        }
    }

    /// <summary>Self-attention and two dense layers, each with a residual connection and a layer norm.</summary>
    private sealed class BertLayer : Module
    {
        private readonly BertConfig _config;
        private readonly MultiHeadAttention _attention;
        private readonly Linear _attentionOutput;
        private readonly LayerNorm _attentionNorm;
        private readonly Linear _intermediate;
        private readonly Linear _output;
        private readonly LayerNorm _outputNorm;

        internal BertLayer(BertConfig config)
        {
            _config = config;
            var size = config.HiddenSize;
            _attention = Register("attention.self", new MultiHeadAttention(
                size, config.NumAttentionHeads, config.AttentionProbsDropoutProb, new Normal(0, config.InitializerRange)));
            _attentionOutput = Register("attention.output.dense", Dense(config, size, size));
            _attentionNorm = Register("attention.output.LayerNorm", new LayerNorm(size, config.LayerNormEps));
            _intermediate = Register("intermediate.dense", Dense(config, size, config.IntermediateSize, config.HiddenAct));
            _output = Register("output.dense", Dense(config, config.IntermediateSize, size));
            _outputNorm = Register("output.LayerNorm", new LayerNorm(size, config.LayerNormEps));
        }

        internal Tensor Forward(Tensor hidden, IntTensor mask) => _config.NormFirst ? PreNorm(hidden, mask) : PostNorm(hidden, mask);

        private Tensor PostNorm(Tensor hidden, IntTensor mask)
        {
            var attended = _attentionOutput.Forward(_attention.Forward(hidden, mask));
            hidden = _attentionNorm.ForwardResidual(hidden, attended, _config.HiddenDropoutProb);
            var transformed = _output.Forward(_intermediate.Forward(hidden));
            return _outputNorm.ForwardResidual(hidden, transformed, _config.HiddenDropoutProb);
        }

        private Tensor PreNorm(Tensor hidden, IntTensor mask)
        {
            var attended = _attentionOutput.Forward(_attention.Forward(_attentionNorm.Forward(hidden), mask));
            hidden = hidden.Add(attended.Dropout(_config.HiddenDropoutProb));
            var transformed = _output.Forward(_intermediate.Forward(_outputNorm.Forward(hidden)));
            return hidden.Add(transformed.Dropout(_config.HiddenDropoutProb));
        }
    }
}

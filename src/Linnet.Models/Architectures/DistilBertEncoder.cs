using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// The encoder of DistilBERT (Sanh et al. 2019), which every head stands on: BERT without token types and pooler. Registered as
/// <c>distilbert</c> its tensor names are those of transformers' <c>DistilBertModel</c>.
/// </summary>
internal sealed class DistilBertEncoder : EncoderBody
{
    internal const string Name = "distilbert";
    private const string Prefix = Name + ".";
    private const float Epsilon = 1e-12f;

    private readonly DistilBertConfig _config;
    private readonly Embedding _positions;
    private readonly LayerNorm _norm;
    private readonly DistilBertLayer[] _layers;

    internal DistilBertEncoder(DistilBertConfig config)
    {
        _config = config;
        var initializer = new Normal(0, config.InitializerRange);
        Words = Register("embeddings.word_embeddings", new Embedding(config.VocabSize, config.HiddenSize, config.PadTokenId, initializer));
        _positions = Register("embeddings.position_embeddings", new Embedding(config.MaxPositionEmbeddings, config.HiddenSize, null, initializer));
        _norm = Register("embeddings.LayerNorm", new LayerNorm(config.HiddenSize, Epsilon));
        _layers = new DistilBertLayer[config.LayerCount];
        for (var i = 0; i < _layers.Length; i++) _layers[i] = Register($"transformer.layer.{i}", new DistilBertLayer(config));
    }

    internal override Embedding Words { get; }

    internal override Tensor Forward(TokenBatch batch)
    {
        if (batch.Length > _config.MaxPositionEmbeddings)
            throw new ShapeException($"This DistilBERT takes at most {_config.MaxPositionEmbeddings} tokens in a row; received {batch.Length}. Truncate the text.");
        var positions = batch.PositionIds is { } given
            ? _positions.Forward(given)
            : _positions.Weight.Value.Slice(0, 0, batch.Length);
        var hidden = _norm.Forward(Words.Forward(batch.InputIds).Add(positions)).Dropout(_config.Dropout);
        foreach (var layer in _layers) hidden = layer.Forward(hidden, batch.AttentionMask);
        return hidden;
    }

    internal override string? NameOf(string tensorName) =>
        tensorName.StartsWith("vocab_", StringComparison.Ordinal) ? null : ParameterNameOf(tensorName);

    /// <summary>A dense layer with the model's way to start.</summary>
    internal static Linear Dense(DistilBertConfig config, int inputs, int outputs, ActivationKind activation = ActivationKind.None) =>
        new(inputs, outputs, activation, hasBias: true, new Normal(0, config.InitializerRange), Constant.Zeros);

    /// <summary>Understands bare encoders' names without their prefix.</summary>
    internal static string ParameterNameOf(string tensorName) =>
        tensorName.StartsWith("embeddings.", StringComparison.Ordinal) || tensorName.StartsWith("transformer.", StringComparison.Ordinal)
            ? Prefix + tensorName
            : tensorName;

    /// <summary>Self-attention and two dense layers, each with a residual connection and a layer norm.</summary>
    private sealed class DistilBertLayer : Module
    {
        private readonly DistilBertConfig _config;
        private readonly ProjectedAttention _attention;
        private readonly LayerNorm _attentionNorm;
        private readonly Linear _dense;
        private readonly Linear _denseOutput;
        private readonly LayerNorm _outputNorm;

        internal DistilBertLayer(DistilBertConfig config)
        {
            _config = config;
            var size = config.HiddenSize;
            _attention = Register("attention", new ProjectedAttention(
                size, config.HeadCount, "lin", config.AttentionDropout, new Normal(0, config.InitializerRange)));
            _attentionNorm = Register("sa_layer_norm", new LayerNorm(size, Epsilon));
            _dense = Register("ffn.lin1", Dense(config, size, config.InnerSize, config.Activation));
            _denseOutput = Register("ffn.lin2", Dense(config, config.InnerSize, size));
            _outputNorm = Register("output_layer_norm", new LayerNorm(size, Epsilon));
        }

        internal Tensor Forward(Tensor hidden, IntTensor mask)
        {
            hidden = _attentionNorm.ForwardResidual(hidden, _attention.Forward(hidden, mask), dropout: 0);
            return _outputNorm.ForwardResidual(hidden, _denseOutput.Forward(_dense.Forward(hidden)), _config.Dropout);
        }
    }
}

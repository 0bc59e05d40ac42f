using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// Marian (Junczys-Dowmunt et al. 2018): the Transformer of Vaswani et al. 2017 for translation, with layer norms after each part, sine
/// waves for positions and one table of word vectors for source, target and output. Tensor names are those of transformers'
/// <c>MarianMTModel</c>, so its checkpoints load as they are.
/// </summary>
/// <example>
/// <code>
/// using var marian = ModelFolder.Open("models/opus-mt-de-en").LoadNetwork&lt;Marian&gt;();
/// var generator = new SequenceGenerator(marian, new SequenceGenerationConfig(marian.SequenceConfig) { NumBeams = 4 });
/// var ids = generator.Generate([8, 2911, 0]).Ids;
/// </code>
/// </example>
public sealed class Marian : SequenceToSequenceModel
{
    private readonly MarianConfig _config;
    private readonly SinusoidalPositions _positions;
    private readonly Embedding _words;
    private readonly MarianLayer[] _encoder;
    private readonly MarianLayer[] _decoder;
    private readonly Parameter _logitsBias;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and special ids.</param>
    public Marian(MarianConfig config)
        : base(config)
    {
        _config = config;
        _positions = new SinusoidalPositions(config.MaxPositionEmbeddings, config.HiddenSize);
        _words = Register("model.shared", new Embedding(config.VocabSize, config.HiddenSize, config.PadTokenId, new Normal(0, config.InitializerRange)));
        _encoder = new MarianLayer[config.EncoderLayers];
        for (var i = 0; i < _encoder.Length; i++) _encoder[i] = Register($"model.encoder.layers.{i}", new MarianLayer(config, isDecoder: false));
        _decoder = new MarianLayer[config.DecoderLayers];
        for (var i = 0; i < _decoder.Length; i++) _decoder[i] = Register($"model.decoder.layers.{i}", new MarianLayer(config, isDecoder: true));
        _logitsBias = Register("final_logits_bias", new Shape(1, config.VocabSize), Constant.Zeros);

        // A buffer in transformers: stored and added, but never trained.
        _logitsBias.IsTrainable = false;
    }

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxPositionEmbeddings;

    /// <inheritdoc/>
    public override SourceMemory Encode(TokenBatch source)
    {
        CheckLength(source);
        var hidden = Embed(source, 0);
        foreach (var layer in _encoder) hidden = layer.Forward(hidden, source.AttentionMask, null, default, null);
        return new SourceMemory { Hidden = hidden, Mask = source.AttentionMask, Layers = [.. _decoder.Select(layer => layer.Project(hidden))] };
    }

    /// <inheritdoc/>
    public override DecoderState CreateState() => new KeyValueCache(_decoder.Length);

    /// <inheritdoc/>
    public override Tensor Decode(TokenBatch target, SourceMemory source, DecoderState? state = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var cache = (KeyValueCache?)state;
        var before = cache?.Length ?? 0;
        CheckLength(target, before);
        var hidden = Embed(target, before);
        for (var i = 0; i < _decoder.Length; i++) hidden = _decoder[i].Forward(hidden, target.AttentionMask, source, source.Layers[i], cache?[i]);
        return hidden;
    }

    /// <inheritdoc/>
    public override Tensor Logits(Tensor hidden) => hidden.Linear(_words.Weight, _logitsBias.Value.Reshape(new Shape(_config.VocabSize)));

    /// <summary>Leaves out the copies of the word vectors and the sine waves, which older checkpoints store.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public override string? ParameterNameOf(string tensorName)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        return tensorName == "lm_head.weight"
            || tensorName.EndsWith(".embed_tokens.weight", StringComparison.Ordinal)
            || tensorName.EndsWith(".embed_positions.weight", StringComparison.Ordinal)
            ? null
            : tensorName;
    }

    private Tensor Embed(TokenBatch batch, int before)
    {
        var words = _words.Forward(batch.InputIds);
        if (_config.ScaleEmbedding) words = words.Scale(MathF.Sqrt(_config.HiddenSize));
        return words.Add(_positions.At(before, batch.Length)).Dropout(_config.Dropout);
    }

    /// <summary>
    /// Self-attention, in a decoder attention to the source, and two dense layers, each with a residual connection and a layer norm.
    /// </summary>
    private sealed class MarianLayer : Module
    {
        private readonly MarianConfig _config;
        private readonly ProjectedAttention _selfAttention;
        private readonly LayerNorm _selfNorm;
        private readonly ProjectedAttention? _sourceAttention;
        private readonly LayerNorm? _sourceNorm;
        private readonly Linear _dense;
        private readonly Linear _denseOutput;
        private readonly LayerNorm _finalNorm;

        internal MarianLayer(MarianConfig config, bool isDecoder)
        {
            _config = config;
            var (size, heads, inner) = isDecoder
                ? (config.HiddenSize, config.DecoderHeads, config.DecoderInnerSize)
                : (config.HiddenSize, config.EncoderHeads, config.EncoderInnerSize);
            _selfAttention = Register("self_attn", Attention());
            _selfNorm = Register("self_attn_layer_norm", new LayerNorm(size));
            if (isDecoder)
            {
                _sourceAttention = Register("encoder_attn", Attention());
                _sourceNorm = Register("encoder_attn_layer_norm", new LayerNorm(size));
            }

            _dense = Register("fc1", Dense(size, inner, config.Activation));
            _denseOutput = Register("fc2", Dense(inner, size, ActivationKind.None));
            _finalNorm = Register("final_layer_norm", new LayerNorm(size));

            ProjectedAttention Attention() => new(size, heads, "proj", config.AttentionDropout, new Normal(0, config.InitializerRange));

            Linear Dense(int inputs, int outputs, ActivationKind activation) =>
                new(inputs, outputs, activation, hasBias: true, new Normal(0, config.InitializerRange), Constant.Zeros);
        }

        internal (Tensor Keys, Tensor Values) Project(Tensor source) => _sourceAttention!.Project(source);

        internal Tensor Forward(Tensor hidden, IntTensor mask, SourceMemory? source, (Tensor Keys, Tensor Values) projected, AttentionCache? cache)
        {
            var attended = cache is null ? _selfAttention.Forward(hidden, mask, causal: source is not null) : _selfAttention.Forward(hidden, cache);
            hidden = _selfNorm.ForwardResidual(hidden, attended, _config.Dropout);
            if (source is not null)
            {
                attended = _sourceAttention!.Forward(hidden, projected.Keys, projected.Values, source.Mask);
                hidden = _sourceNorm!.ForwardResidual(hidden, attended, _config.Dropout);
            }

            var transformed = _denseOutput.Forward(_dense.Forward(hidden).Dropout(_config.ActivationDropout));
            return _finalNorm.ForwardResidual(hidden, transformed, _config.Dropout);
        }
    }
}

using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// GPT-2 (Radford et al. 2019): a transformer decoder with learnt positions and layer norms before each part. Tensor names are those of
/// transformers' <c>GPT2LMHeadModel</c>, with dense weights <c>[in, out]</c>, so its checkpoints load as they are.
/// </summary>
/// <example>
/// <code>
/// using var gpt = new Gpt2(new Gpt2Config { VocabSize = 65, Positions = 64, EmbeddingSize = 128, LayerCount = 4, HeadCount = 4 });
/// gpt.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var logits = gpt.Forward(TokenBatch.FromRows([[2, 17, 4, 3]])); // [1, 4, 65]
/// </code>
/// </example>
public sealed class Gpt2 : CausalLanguageModel
{
    private const string Prefix = "transformer.";

    private readonly Gpt2Config _config;
    private readonly Embedding _words;
    private readonly Embedding _positions;
    private readonly Gpt2Block[] _blocks;
    private readonly LayerNorm _finalNorm;
    private readonly Linear? _head;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    public Gpt2(Gpt2Config config)
        : base(config)
    {
        _config = config;
        var initializer = new Normal(0, config.InitializerRange);
        _words = Register("transformer.wte", new Embedding(config.VocabSize, config.EmbeddingSize, null, initializer));
        _positions = Register("transformer.wpe", new Embedding(config.Positions, config.EmbeddingSize, null, initializer));
        _blocks = new Gpt2Block[config.LayerCount];
        for (var i = 0; i < _blocks.Length; i++) _blocks[i] = Register($"transformer.h.{i}", new Gpt2Block(config));
        _finalNorm = Register("transformer.ln_f", new LayerNorm(config.EmbeddingSize, config.LayerNormEpsilon, config.HasBias));
        if (!config.TieWordEmbeddings)
            _head = Register("lm_head", new Linear(config.EmbeddingSize, config.VocabSize, hasBias: false, weightInitializer: initializer));
    }

    /// <inheritdoc/>
    public override int MaxLength => _config.Positions;

    /// <inheritdoc/>
    public override DecoderState CreateState() => new KeyValueCache(_blocks.Length);

    /// <inheritdoc/>
    public override Tensor Hidden(TokenBatch batch, DecoderState? state = null)
    {
        var cache = (KeyValueCache?)state;
        var before = cache?.Length ?? 0;
        CheckLength(batch, before);
        var positions = batch.PositionIds is { } given
            ? _positions.Forward(given)
            : _positions.Weight.Value.Slice(0, before, batch.Length);
        var hidden = _words.Forward(batch.InputIds).Add(positions).Dropout(_config.EmbeddingDropout);
        for (var i = 0; i < _blocks.Length; i++) hidden = _blocks[i].Forward(hidden, batch.AttentionMask, cache?[i]);
        return _finalNorm.Forward(hidden);
    }

    /// <inheritdoc/>
    public override Tensor Logits(Tensor hidden) => _head is null ? hidden.Linear(_words.Weight, null) : _head.Forward(hidden);

    /// <summary>Understands names without their prefix, and leaves out causal masks and the copy of the word vectors.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public override string? ParameterNameOf(string tensorName)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        if (tensorName.EndsWith(".attn.bias", StringComparison.Ordinal) || tensorName.EndsWith(".attn.masked_bias", StringComparison.Ordinal)) return null;
        if (tensorName.StartsWith("lm_head.", StringComparison.Ordinal)) return _head is null ? null : tensorName;
        return tensorName.StartsWith(Prefix, StringComparison.Ordinal) ? tensorName : Prefix + tensorName;
    }

    /// <summary>Self-attention and two dense layers, each behind a layer norm and added to what came in.</summary>
    private sealed class Gpt2Block : Module
    {
        private readonly Gpt2Config _config;
        private readonly LayerNorm _attentionNorm;
        private readonly Linear _queryKeyValue;
        private readonly Linear _attentionOutput;
        private readonly LayerNorm _denseNorm;
        private readonly Linear _dense;
        private readonly Linear _denseOutput;

        internal Gpt2Block(Gpt2Config config)
        {
            _config = config;
            var (size, inner) = (config.EmbeddingSize, config.InnerOrDefault);

            // What is added to the hidden states starts smaller, so that their size does not grow with the depth.
            var residual = config.InitializerRange / MathF.Sqrt(2 * config.LayerCount);
            _attentionNorm = Register("ln_1", new LayerNorm(size, config.LayerNormEpsilon, config.HasBias));
            _queryKeyValue = Register("attn.c_attn", Dense(size, 3 * size, config.InitializerRange));
            _attentionOutput = Register("attn.c_proj", Dense(size, size, residual));
            _denseNorm = Register("ln_2", new LayerNorm(size, config.LayerNormEpsilon, config.HasBias));
            _dense = Register("mlp.c_fc", Dense(size, inner, config.InitializerRange, config.ActivationFunction));
            _denseOutput = Register("mlp.c_proj", Dense(inner, size, residual));

            Linear Dense(int inputs, int outputs, float deviation, ActivationKind activation = ActivationKind.None) =>
                new(inputs, outputs, activation, config.HasBias, new Normal(0, deviation), Constant.Zeros, WeightLayout.InOut);
        }

        internal Tensor Forward(Tensor hidden, IntTensor mask, AttentionCache? cache)
        {
            var queryKeyValue = _queryKeyValue.Forward(_attentionNorm.Forward(hidden));
            var attended = cache is null
                ? queryKeyValue.ScaledDotProductAttention(_config.HeadCount, mask, causal: true, _config.AttentionDropout)
                : queryKeyValue.CachedAttention(_config.HeadCount, cache);
            hidden = hidden.Add(_attentionOutput.Forward(attended).Dropout(_config.ResidualDropout));
            var transformed = _denseOutput.Forward(_dense.Forward(_denseNorm.Forward(hidden)));
            return hidden.Add(transformed.Dropout(_config.ResidualDropout));
        }
    }
}

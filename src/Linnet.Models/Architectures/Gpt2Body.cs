using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;
using Linnet.Tensors.Operations.Steps;

namespace Linnet.Models.Architectures;

/// <summary>The decoder of GPT-2, which every head stands on: learnt positions, layer norms before each part.</summary>
internal sealed class Gpt2Body : DecoderBody
{
    private readonly Gpt2Config _config;
    private readonly Embedding _positions;
    private readonly Gpt2Block[] _blocks;
    private readonly LayerNorm _finalNorm;

    /// <summary>Creates the decoder, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    internal Gpt2Body(Gpt2Config config)
        : base(config)
    {
        _config = config;
        var initializer = new Normal(0, config.InitializerRange);
        Words = Register("wte", new Embedding(config.VocabSize, config.EmbeddingSize, null, initializer));
        _positions = Register("wpe", new Embedding(config.Positions, config.EmbeddingSize, null, initializer));
        _blocks = new Gpt2Block[config.LayerCount];
        for (var i = 0; i < _blocks.Length; i++) _blocks[i] = Register($"h.{i}", new Gpt2Block(config));
        _finalNorm = Register("ln_f", new LayerNorm(config.EmbeddingSize, config.LayerNormEpsilon, config.HasBias));
    }

    internal override Embedding Words { get; }

    internal override DecoderState CreateState() => new KeyValueCache(_blocks.Length);

    /// <summary>Causal masks.</summary>
    private protected override bool IsBuffer(string tensorName) =>
        tensorName.EndsWith(".attn.bias", StringComparison.Ordinal) || tensorName.EndsWith(".attn.masked_bias", StringComparison.Ordinal);

    private protected override Tensor Hidden(TokenBatch batch, KeyValueCache? cache, int before)
    {
        var positions = batch.PositionIds is { } given
            ? _positions.Forward(given)
            : _positions.Weight.Value.Slice(0, before, batch.Length);
        var hidden = Words.Forward(batch.InputIds).Add(positions).Dropout(_config.EmbeddingDropout);
        for (var i = 0; i < _blocks.Length; i++) hidden = _blocks[i].Forward(hidden, batch.AttentionMask, cache?[i]);
        return _finalNorm.Forward(hidden);
    }

    private protected override unsafe void Step(int id, KeyValueCache cache, float* output)
    {
        var (size, inner) = (_config.EmbeddingSize, Math.Max(3 * _config.EmbeddingSize, _config.InnerOrDefault));
        using var scratch = StepScratch.Rent(2, inner);
        float* hidden = scratch.Take(size), wide = scratch.Take(inner);
        StepOperations.Add(Words.Step(id), _positions.Step(cache.Length), hidden, size);
        for (var i = 0; i < _blocks.Length; i++) _blocks[i].Step(hidden, output, wide, cache[i]);
        _finalNorm.Step(hidden, output);
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

        /// <summary>One further token.</summary>
        /// <param name="hidden">What comes in and goes out, <c>[size]</c>.</param>
        /// <param name="normal">Room for as much.</param>
        /// <param name="wide">Room for queries, keys and values, and for what is between the dense layers.</param>
        /// <param name="cache">Grows by the token.</param>
        internal unsafe void Step(float* hidden, float* normal, float* wide, AttentionCache cache)
        {
            var (size, heads) = (_config.EmbeddingSize, _config.HeadCount);
            _attentionNorm.Step(hidden, normal);
            _queryKeyValue.Step(normal, wide);
            StepOperations.Attend(cache, wide, wide + size, wide + (2 * size), heads, heads, size / heads, normal);
            _attentionOutput.StepAdd(normal, hidden);
            _denseNorm.Step(hidden, normal);
            _dense.Step(normal, wide);
            _denseOutput.StepAdd(wide, hidden);
        }
    }
}

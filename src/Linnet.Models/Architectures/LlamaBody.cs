using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;
using Linnet.Tensors.Operations.Steps;

namespace Linnet.Models.Architectures;

/// <summary>The decoder of Llama, which every head stands on: rotary positions, root-mean-square norms, gated feed-forward layers.</summary>
internal sealed class LlamaBody : DecoderBody
{
    private readonly LlamaConfig _config;
    private readonly double[] _frequencies;
    private readonly LlamaLayer[] _layers;
    private readonly RmsNorm _norm;

    /// <summary>Creates the decoder, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    internal LlamaBody(LlamaConfig config)
        : base(config)
    {
        _config = config;
        _frequencies = RotaryAngles.Frequencies(config.HeadSize, config.RopeTheta);
        config.RopeScaling?.Apply(_frequencies);
        Words = Register("embed_tokens", new Embedding(config.VocabSize, config.HiddenSize, null, new Normal(0, config.InitializerRange)));
        _layers = new LlamaLayer[config.NumHiddenLayers];
        for (var i = 0; i < _layers.Length; i++) _layers[i] = Register($"layers.{i}", new LlamaLayer(config));
        _norm = Register("norm", new RmsNorm(config.HiddenSize, config.RmsNormEps));
    }

    internal override Embedding Words { get; }

    internal override DecoderState CreateState() => new KeyValueCache(_layers.Length);

    /// <summary>Frequencies, which the configuration gives too.</summary>
    private protected override bool IsBuffer(string tensorName) => tensorName.EndsWith("rotary_emb.inv_freq", StringComparison.Ordinal);

    private protected override Tensor Hidden(TokenBatch batch, KeyValueCache? cache, int before)
    {
        var angles = batch.PositionIds is { } given
            ? RotaryAngles.Of(_frequencies, given)
            : RotaryAngles.Of(_frequencies, before, batch.Length);
        var hidden = Words.Forward(batch.InputIds);
        for (var i = 0; i < _layers.Length; i++) hidden = _layers[i].Forward(hidden, angles, batch.AttentionMask, cache?[i]);
        return _norm.Forward(hidden);
    }

    private protected override unsafe void Step(int id, KeyValueCache cache, float* output)
    {
        var (size, half) = (_config.HiddenSize, _frequencies.Length);
        var widest = Math.Max(Math.Max(size, _config.IntermediateSize), _config.NumAttentionHeads * _config.HeadSize);
        using var scratch = StepScratch.Rent(LlamaStep.Vectors, widest);
        var step = new LlamaStep
        {
            Hidden = scratch.Take(size),
            Normal = scratch.Take(widest),
            First = scratch.Take(widest),
            Second = scratch.Take(widest),
            Third = scratch.Take(widest),
            Cosine = scratch.Take(half),
            Sine = scratch.Take(half),
        };
        RotaryAngles.Fill(_frequencies, cache.Length, new Span<float>(step.Cosine, half), new Span<float>(step.Sine, half));
        new ReadOnlySpan<float>(Words.Step(id), size).CopyTo(new Span<float>(step.Hidden, size));
        for (var i = 0; i < _layers.Length; i++) _layers[i].Step(step, cache[i]);
        _norm.Step(step.Hidden, output);
    }

    private static Linear Dense(LlamaConfig config, int inputs, int outputs, bool hasBias) =>
        new(inputs, outputs, ActivationKind.None, hasBias, new Normal(0, config.InitializerRange), Constant.Zeros);

    /// <summary>The vectors of one token's way through all layers.</summary>
    private unsafe struct LlamaStep
    {
        internal const int Vectors = 7;

        /// <summary>What goes from layer to layer.</summary>
        public float* Hidden;

        /// <summary>What a norm gives, then the heads' contexts.</summary>
        public float* Normal;

        /// <summary>Queries, then the gate.</summary>
        public float* First;

        /// <summary>Keys, then what is gated.</summary>
        public float* Second;

        /// <summary>Values.</summary>
        public float* Third;
        public float* Cosine;
        public float* Sine;
    }

    /// <summary>Self-attention and a gated feed-forward layer, each behind a norm and added to what came in.</summary>
    private sealed class LlamaLayer : Module
    {
        private readonly LlamaConfig _config;
        private readonly RmsNorm _attentionNorm;
        private readonly Linear _query;
        private readonly Linear _key;
        private readonly Linear _value;
        private readonly Linear _attentionOutput;
        private readonly RmsNorm _denseNorm;
        private readonly Linear _gate;
        private readonly Linear _up;
        private readonly Linear _down;

        internal LlamaLayer(LlamaConfig config)
        {
            _config = config;
            var (size, inner) = (config.HiddenSize, config.IntermediateSize);
            var (queries, keys) = (config.NumAttentionHeads * config.HeadSize, config.NumKeyValueHeads * config.HeadSize);
            _query = Register("self_attn.q_proj", Dense(config, size, queries, config.AttentionBias));
            _key = Register("self_attn.k_proj", Dense(config, size, keys, config.AttentionBias));
            _value = Register("self_attn.v_proj", Dense(config, size, keys, config.AttentionBias));
            _attentionOutput = Register("self_attn.o_proj", Dense(config, queries, size, config.AttentionBias));
            _gate = Register("mlp.gate_proj", Dense(config, size, inner, config.MlpBias));
            _up = Register("mlp.up_proj", Dense(config, size, inner, config.MlpBias));
            _down = Register("mlp.down_proj", Dense(config, inner, size, config.MlpBias));
            _attentionNorm = Register("input_layernorm", new RmsNorm(size, config.RmsNormEps));
            _denseNorm = Register("post_attention_layernorm", new RmsNorm(size, config.RmsNormEps));
        }

        internal Tensor Forward(Tensor hidden, RotaryAngles angles, IntTensor mask, AttentionCache? cache)
        {
            var normal = _attentionNorm.Forward(hidden);
            var (query, key, value) = (_query.Forward(normal).Rotary(angles), _key.Forward(normal).Rotary(angles), _value.Forward(normal));
            var attended = cache is null
                ? query.ScaledDotProductAttention(key, value, _config.NumAttentionHeads, mask, causal: true, _config.AttentionDropout)
                : query.CachedAttention(key, value, _config.NumAttentionHeads, cache);
            hidden = hidden.Add(_attentionOutput.Forward(attended));
            normal = _denseNorm.Forward(hidden);
            var (gate, up) = (_gate.Forward(normal), _up.Forward(normal));
            var gated = _config.HiddenAct == ActivationKind.Silu ? gate.SwiGlu(up) : _config.HiddenAct.Apply(gate).Mul(up);
            return hidden.Add(_down.Forward(gated));
        }

        /// <summary>One further token.</summary>
        /// <param name="step">The token's vectors.</param>
        /// <param name="cache">Grows by the token.</param>
        internal unsafe void Step(in LlamaStep step, AttentionCache cache)
        {
            var (heads, keyHeads, size) = (_config.NumAttentionHeads, _config.NumKeyValueHeads, _config.HeadSize);
            _attentionNorm.Step(step.Hidden, step.Normal);
            _query.Step(step.Normal, step.First);
            _key.Step(step.Normal, step.Second);
            _value.Step(step.Normal, step.Third);
            StepOperations.Rotate(step.First, heads, step.Cosine, step.Sine, size / 2);
            StepOperations.Rotate(step.Second, keyHeads, step.Cosine, step.Sine, size / 2);
            StepOperations.Attend(cache, step.First, step.Second, step.Third, heads, keyHeads, size, step.Normal);
            _attentionOutput.StepAdd(step.Normal, step.Hidden);
            _denseNorm.Step(step.Hidden, step.Normal);
            _gate.Step(step.Normal, step.First);
            _up.Step(step.Normal, step.Second);
            Gate(step.First, step.Second);
            _down.StepAdd(step.First, step.Hidden);
        }

        private unsafe void Gate(float* gate, float* up)
        {
            var count = _config.IntermediateSize;
            if (_config.HiddenAct == ActivationKind.Silu)
            {
                StepOperations.SwiGlu(gate, up, count);
                return;
            }

            _config.HiddenAct.Apply(gate, count);
            StepOperations.Multiply(gate, up, gate, count);
        }
    }
}

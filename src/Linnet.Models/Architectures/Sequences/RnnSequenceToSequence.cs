using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// A recurrent encoder and decoder with attention: an LSTM reads the source in both directions, another writes the target, and looks at the
/// source as Bahdanau et al. 2015 or Luong et al. 2015 have it. One table of word vectors serves source, target and output (Press and Wolf
/// 2017). With copying, tokens of the source may be taken over as they are (See et al. 2017); since both sides share one vocabulary of pieces,
/// which spells every word, that needs no further vocabulary for each source. With coverage, the attention is told where it has looked before.
/// </summary>
/// <example>
/// <code>
/// using var network = new RnnSequenceToSequence(new RnnSequenceToSequenceConfig { VocabSize = 8000, PadTokenId = 0, DecoderStartTokenId = 0, EosTokenId = 1 });
/// network.Initialize(new SeededRandom(1));
/// var ids = new SequenceGenerator(network, new SequenceGenerationConfig(network.SequenceConfig) { NumBeams = 4 }).Generate([17, 4, 1]).Ids;
/// </code>
/// </example>
public sealed class RnnSequenceToSequence : SequenceToSequenceModel
{
    private readonly RnnSequenceToSequenceConfig _config;
    private readonly Embedding _words;
    private readonly Lstm _encoder;
    private readonly Linear _bridge;
    private readonly Lstm _decoder;
    private readonly Linear _keys;
    private readonly Linear? _query;
    private readonly Parameter? _score;
    private readonly Linear? _coverage;
    private readonly Linear _readout;
    private readonly Linear? _gate;
    private readonly Parameter _outputBias;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and special ids.</param>
    public RnnSequenceToSequence(RnnSequenceToSequenceConfig config)
        : base(config)
    {
        _config = config;
        var (size, hidden) = (config.EmbeddingSize, config.HiddenSize);
        if (hidden % 2 != 0) throw new ShapeException($"The hidden size is {hidden}; expected an even number, half of it for each direction of the encoder.");
        var looksFirst = config.Attention == AttentionKind.Bahdanau;
        _words = Register("shared", new Embedding(config.VocabSize, size, config.PadTokenId, new Normal(0, 1 / MathF.Sqrt(size))));
        _encoder = Register("encoder", new Lstm(size, hidden / 2, isBidirectional: true));
        _bridge = Register("bridge", new Linear(hidden, hidden, ActivationKind.Tanh));
        _decoder = Register("decoder", new Lstm(looksFirst ? size + hidden : size, hidden));
        _keys = Register("attention.key", new Linear(hidden, hidden, hasBias: false));
        if (looksFirst)
        {
            _query = Register("attention.query", new Linear(hidden, hidden));
            _score = Register("attention.score", new Shape(hidden), Uniform.ForBias(hidden));
        }

        if (config.UseCoverage)
        {
            if (!looksFirst) throw new ShapeException("Coverage goes into attention that looks before each step; use it with Bahdanau's.");
            _coverage = Register("attention.coverage", new Linear(1, hidden, hasBias: false));
        }

        _readout = Register("readout", new Linear((2 * hidden) + size, size, ActivationKind.Tanh));
        if (config.UseCopy) _gate = Register("copy_gate", new Linear((2 * hidden) + size, 1));
        _outputBias = Register("output_bias", new Shape(config.VocabSize), Constant.Zeros);
    }

    /// <inheritdoc/>
    public override SourceMemory Encode(TokenBatch source)
    {
        var hidden = _encoder.Forward(_words.Forward(source.InputIds).Dropout(_config.Dropout), source.Lengths).Output.Dropout(_config.Dropout);
        return new SourceMemory { Hidden = hidden, Mask = source.AttentionMask, InputIds = source.InputIds, Layers = [(_keys.Forward(hidden), hidden)] };
    }

    /// <inheritdoc/>
    public override DecoderState CreateState() => new LstmState();

    /// <inheritdoc/>
    public override Tensor Decode(TokenBatch target, SourceMemory source, DecoderState? state = null) => Readout(Run(target, source, state).Features);

    /// <inheritdoc/>
    public override Tensor Logits(Tensor hidden) => hidden.Linear(_words.Weight, _outputBias);

    /// <inheritdoc/>
    public override Tensor Predict(TokenBatch target, SourceMemory source, DecoderState? state = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (features, weights) = Run(target, source, state);
        if (_gate is null) return Logits(Readout(features));
        var (batch, length) = (target.BatchSize, target.Length);
        var rows = Enumerable.Range(0, batch * length).ToArray();
        var (flat, looks, ids) = Flatten(features, weights, source, IntTensor.From(rows, new Shape(rows.Length)));
        return Logits(Readout(flat)).CopyLogProbabilities(_gate.Forward(flat), looks, ids).Reshape(new Shape(batch, length, VocabularySize));
    }

    /// <inheritdoc/>
    public override Tensor Loss(TokenBatch source, TokenBatch target, IntTensor labels, float labelSmoothing = 0)
    {
        if (_gate is null) return base.Loss(source, target, labels, labelSmoothing);
        var memory = Encode(source);
        var (features, weights) = Run(target, memory, null);
        return LikelihoodLoss(features, weights, memory, labels, labelSmoothing);
    }

    /// <inheritdoc/>
    public override Tensor TrainingLoss(TokenBatch source, TokenBatch target, IntTensor labels, float labelSmoothing = 0)
    {
        if (_coverage is null || _config.CoverageLossWeight == 0) return Loss(source, target, labels, labelSmoothing);
        var memory = Encode(source);
        var (features, weights) = Run(target, memory, null);
        return LikelihoodLoss(features, weights, memory, labels, labelSmoothing).Add(weights.CoverageLoss(labels).Scale(_config.CoverageLossWeight));
    }

    private Tensor LikelihoodLoss(Tensor features, Tensor weights, SourceMemory source, IntTensor labels, float labelSmoothing)
    {
        var (rows, known) = LabelledRows.Of(labels);
        var (flat, looks, ids) = Flatten(features, weights, source, rows);
        var logits = Logits(Readout(flat));

        // A mixture of two distributions is not smoothed: the paper has none, and copying already spreads the probability.
        return _gate is null ? logits.CrossEntropy(known, labelSmoothing) : logits.CopyCrossEntropy(_gate.Forward(flat), looks, ids, known);
    }

    /// <summary>Chosen positions of all rows, each with its attention to its source and that source's ids.</summary>
    private static (Tensor Features, Tensor Weights, IntTensor Ids) Flatten(Tensor features, Tensor weights, SourceMemory source, IntTensor rows)
    {
        var (positions, length, keys) = (features.Shape[0] * features.Shape[1], features.Shape[1], weights.Shape[2]);
        var ids = IntTensor.Zeros(new Shape(rows.Count, keys));
        for (var i = 0; i < rows.Count; i++)
            source.InputIds!.Value.Data.Slice(rows.Data[i] / length * keys, keys).CopyTo(ids.Data[(i * keys)..]);
        return (
            features.Reshape(new Shape(positions, features.Shape[2])).GatherRows(rows),
            weights.Reshape(new Shape(positions, keys)).GatherRows(rows),
            ids);
    }

    private Tensor Readout(Tensor features) => _readout.Forward(features).Dropout(_config.Dropout);

    /// <summary>States, what was seen and word vectors side by side, <c>[batch, length, 2 hidden + embedding]</c>, and where it was seen.</summary>
    private (Tensor Features, Tensor Weights) Run(TokenBatch target, SourceMemory source, DecoderState? state)
    {
        ArgumentNullException.ThrowIfNull(source);
        var words = _words.Forward(target.InputIds).Dropout(_config.Dropout);
        var (hidden, cell) = state is null ? (null, null) : ((LstmState)state).Open();
        hidden ??= _bridge.Forward(source.Hidden.MaskedMean(source.Mask)).Reshape(new Shape(1, target.BatchSize, _config.HiddenSize));
        cell ??= Tensor.Zeros(hidden.Value.Shape);
        return _query is null
            ? LookAfter(words, source, hidden.Value, cell.Value, (LstmState?)state)
            : LookBefore(words, source, hidden.Value, cell.Value, (LstmState?)state);
    }

    /// <summary>Luong: all steps of the decoder first, then the attention of all of them.</summary>
    private (Tensor Features, Tensor Weights) LookAfter(Tensor words, SourceMemory source, Tensor hidden, Tensor cell, LstmState? state)
    {
        var (keys, values) = source.Layers[0];
        var steps = _decoder.Forward(words, null, hidden, cell);
        var weights = steps.Output.MatMul(keys, transposeRight: true).MaskedSoftmax(source.Mask);
        state?.Keep(steps.Hidden, steps.Cell!.Value, words.Shape[1]);
        return (steps.Output.Concat(weights.MatMul(values), words), weights);
    }

    /// <summary>Bahdanau: what a step sees depends on the state before it, so that steps come one by one.</summary>
    private (Tensor Features, Tensor Weights) LookBefore(Tensor words, SourceMemory source, Tensor hidden, Tensor cell, LstmState? state)
    {
        var (keys, values) = source.Layers[0];
        var (batch, length, size) = (words.Shape[0], words.Shape[1], _config.HiddenSize);
        var (features, weights) = (new Tensor[length], new Tensor[length]);
        var covered = state?.Coverage();
        for (var step = 0; step < length; step++)
        {
            var query = _query!.Forward(hidden.Reshape(new Shape(batch, 1, size)));
            weights[step] = query.AdditiveScores(Covered(keys, covered), _score!).MaskedSoftmax(source.Mask);
            if (_coverage is not null) covered = covered?.Add(weights[step]) ?? weights[step];
            var (word, seen) = (words.Slice(1, step, 1), weights[step].MatMul(values));
            var next = _decoder.Forward(word.Concat(seen), null, hidden, cell);
            features[step] = next.Output.Concat(seen, word);
            (hidden, cell) = (next.Hidden, next.Cell!.Value);
        }

        state?.Keep(hidden, cell, length, covered);
        return (Join(features), Join(weights));
    }

    /// <summary>Keys that tell how much each was looked at before.</summary>
    /// <param name="keys"><c>[batch, keys, size]</c>.</param>
    /// <param name="covered"><c>[batch, 1, keys]</c>; null before the first step.</param>
    private Tensor Covered(Tensor keys, Tensor? covered) =>
        covered is not { } weights || _coverage is null ? keys : keys.Add(_coverage.Forward(weights.Reshape(new Shape(weights.Shape[0], weights.Shape[2], 1))));

    /// <summary>Single steps <c>[batch, 1, size]</c> to <c>[batch, length, size]</c>.</summary>
    private static Tensor Join(Tensor[] steps)
    {
        var (batch, size) = (steps[0].Shape[0], steps[0].Shape[2]);
        var rows = Array.ConvertAll(steps, step => step.Reshape(new Shape(batch, size)));
        return rows[0].Concat(rows.AsSpan(1)).Reshape(new Shape(batch, steps.Length, size));
    }
}

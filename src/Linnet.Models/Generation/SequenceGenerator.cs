using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Generation;

/// <summary>
/// Writes sequences from others: greedily, or by beam search. Thread-safe: each call has its own state, and any number may share one model.
/// </summary>
public sealed class SequenceGenerator
{
    private readonly SequenceToSequenceModel _model;
    private readonly SequenceGenerationConfig _config;

    /// <summary>Puts a model and a way to choose together.</summary>
    /// <param name="model">Stays the caller's.</param>
    /// <param name="config">How to choose, and when to stop.</param>
    /// <exception cref="ConfigurationException">A value is outside its range.</exception>
    public SequenceGenerator(SequenceToSequenceModel model, SequenceGenerationConfig config)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(config);
        config.Validate();
        (_model, _config) = (model, config);
    }

    /// <summary>Writes what a source becomes.</summary>
    /// <param name="source">Ids of the source, the one that ends it included; at least one.</param>
    /// <exception cref="ShapeException">The source is longer than the model takes, empty, or has an id out of range.</exception>
    public GeneratedSequence Generate(IReadOnlyList<int> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Count == 0) throw new ShapeException("The source has no token; give it at least the one that ends it.");
        using var scope = TensorScope.Inference();
        var memory = _model.Encode(TokenBatch.FromRectangle([.. source], [], [], 1));
        using var state = _model.CreateState();
        var maxLength = Math.Min(_config.MaxLength, _model.MaxLength);
        return _config.NumBeams == 1 ? Greedy(memory, state, maxLength) : new BeamSearch(_model, _config, maxLength).Run(memory, state);
    }

    private GeneratedSequence Greedy(SourceMemory memory, DecoderState state, int maxLength)
    {
        var rules = new TokenRules(_config, maxLength);
        List<int> ids = [_config.DecoderStartTokenId];
        double sum = 0;
        while (ids.Count < maxLength)
        {
            using var scope = TensorScope.Inference();
            var scores = NextTokens.LogProbabilities(_model, [ids[^1]], memory, state);
            rules.Apply([.. ids], scores.Data);
            var best = 0;
            for (var i = 1; i < scores.Count; i++)
            {
                if (scores.Data[i] > scores.Data[best]) best = i;
            }

            sum += scores.Data[best];
            ids.Add(best);
            if (best == _config.EosTokenId) break;
        }

        return new GeneratedSequence(ids, sum / Math.Pow(ids.Count - 1, _config.LengthPenalty));
    }
}

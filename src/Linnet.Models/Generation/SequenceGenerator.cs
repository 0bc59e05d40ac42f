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
        return GenerateAll([[.. source]])[0];
    }

    /// <summary>Writes what several sources become, all of them step by step together; sources of about one length cost the least.</summary>
    /// <param name="sources">Ids of each source, the one that ends it included; at least one each.</param>
    /// <returns>A text for each source, in order.</returns>
    /// <exception cref="ShapeException">A source is longer than the model takes, empty, or has an id out of range.</exception>
    public IReadOnlyList<GeneratedSequence> GenerateAll(IReadOnlyList<int[]> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Count == 0) return [];
        if (sources.Any(source => source.Length == 0)) throw new ShapeException("A source has no token; give it at least the one that ends it.");
        var maxLength = Math.Min(_config.MaxLength, _model.MaxLength);
        var searches = new ISequenceSearch[sources.Count];
        for (var i = 0; i < searches.Length; i++)
            searches[i] = _config.NumBeams == 1 ? new GreedySearch(_config, maxLength) : new BeamSearch(_config, maxLength);
        using var scope = TensorScope.Inference();
        using var batch = new SearchBatch(_model, _config.NumBeams, searches);
        batch.Run(_model.Encode(TokenBatch.FromRows(sources, _model.SequenceConfig.PadTokenId)));
        return [.. searches.Select(search => search.Result)];
    }
}

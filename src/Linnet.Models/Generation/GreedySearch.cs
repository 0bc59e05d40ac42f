namespace Linnet.Models.Generation;

/// <summary>Always takes the most probable token; one row.</summary>
internal sealed class GreedySearch : ISequenceSearch
{
    private readonly SequenceGenerationConfig _config;
    private readonly TokenRules _rules;
    private readonly int _maxLength;
    private readonly List<int> _ids;
    private double _sum;

    internal GreedySearch(SequenceGenerationConfig config, int maxLength)
    {
        (_config, _maxLength, _rules) = (config, maxLength, new TokenRules(config, maxLength));
        _ids = [config.DecoderStartTokenId];
    }

    /// <inheritdoc/>
    public bool IsDone { get; private set; }

    /// <inheritdoc/>
    public GeneratedSequence Result => new(_ids, _sum / Math.Pow(_ids.Count - 1, _config.LengthPenalty));

    /// <inheritdoc/>
    public int Last(int row) => _ids[^1];

    /// <inheritdoc/>
    public void Advance(Span<float> logProbabilities, Span<int> parents)
    {
        parents[0] = 0;
        _rules.Apply([.. _ids], logProbabilities);
        var best = 0;
        for (var i = 1; i < logProbabilities.Length; i++)
        {
            if (logProbabilities[i] > logProbabilities[best]) best = i;
        }

        _sum += logProbabilities[best];
        _ids.Add(best);
        IsDone = best == _config.EosTokenId || _ids.Count >= _maxLength;
    }
}

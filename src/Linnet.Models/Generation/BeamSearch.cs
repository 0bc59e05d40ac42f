namespace Linnet.Models.Generation;

/// <summary>
/// Beam search by the rules of transformers: of twice as many candidates as beams those that end a text become whole texts, if they are
/// among the best, and the others go on; the search ends when no text that goes on can beat the worst of the whole ones.
/// </summary>
internal sealed class BeamSearch : ISequenceSearch
{
    /// <summary>Keeps all beams but one out of the first step, where all would be the same.</summary>
    private const float Unborn = -1e9f;

    private readonly SequenceGenerationConfig _config;
    private readonly TokenRules _rules;
    private readonly int _maxLength;
    private readonly List<GeneratedSequence> _whole = [];
    private readonly BeamCandidates _candidates;
    private int[][] _texts;
    private float[] _scores;

    internal BeamSearch(SequenceGenerationConfig config, int maxLength)
    {
        (_config, _maxLength) = (config, maxLength);
        _rules = new TokenRules(config, maxLength);
        _candidates = new BeamCandidates(2 * config.NumBeams);
        _texts = new int[config.NumBeams][];
        Array.Fill(_texts, [config.DecoderStartTokenId]);
        _scores = new float[config.NumBeams];
        _scores.AsSpan(1).Fill(Unborn);
    }

    /// <inheritdoc/>
    public bool IsDone { get; private set; }

    /// <inheritdoc/>
    public GeneratedSequence Result => _whole.MaxBy(text => text.Score)!;

    /// <inheritdoc/>
    public int Last(int row) => _texts[row][^1];

    /// <inheritdoc/>
    public void Advance(Span<float> logProbabilities, Span<int> parents)
    {
        FindCandidates(logProbabilities);
        IsDone = GoOn(parents);
        if (IsDone || _texts[0].Length < _maxLength) return;
        for (var beam = 0; beam < _texts.Length; beam++) AddWhole(_texts[beam], _scores[beam]);
        IsDone = true;
    }

    private void FindCandidates(Span<float> logProbabilities)
    {
        var size = logProbabilities.Length / _texts.Length;
        _candidates.Clear();
        for (var beam = 0; beam < _texts.Length; beam++)
        {
            var row = logProbabilities.Slice(beam * size, size);
            _rules.Apply(_texts[beam], row);
            for (var token = 0; token < size; token++) _candidates.Offer(_scores[beam] + row[token], beam, token);
        }
    }

    /// <summary>Turns candidates into whole texts and new beams; true when the search is over.</summary>
    private bool GoOn(Span<int> parents)
    {
        var (count, length) = (_texts.Length, _texts[0].Length + 1);
        var (texts, scores) = (new int[count][], new float[count]);
        var next = 0;
        for (var rank = 0; next < count; rank++)
        {
            var (score, beam, token) = _candidates[rank];
            int[] text = [.. _texts[beam], token];
            if (token == _config.EosTokenId)
            {
                if (rank < count) AddWhole(text, score);
                continue;
            }

            (texts[next], scores[next], parents[next]) = (text, score, beam);
            next++;
        }

        (_texts, _scores) = (texts, scores);
        if (_whole.Count < count) return false;
        return _config.EarlyStopping || _whole.Min(text => text.Score) >= Normalized(_candidates[0].Score, length);
    }

    private void AddWhole(int[] text, float score)
    {
        var whole = new GeneratedSequence(text, Normalized(score, text.Length));
        _whole.Add(whole);
        if (_whole.Count > _texts.Length) _whole.Remove(_whole.MinBy(other => other.Score)!);
    }

    private double Normalized(float score, int length) => score / Math.Pow(length - 1, _config.LengthPenalty);
}

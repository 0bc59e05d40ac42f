using Linnet.Numerics;

namespace Linnet.Models.Generation;

/// <summary>Chooses the next token from logits, in the order of transformers: repetition penalty, temperature, top-k, top-p, draw.</summary>
internal sealed class TokenSampler
{
    private readonly GenerationConfig _config;
    private readonly SeededRandom _random;
    private readonly HashSet<int> _seen = [];
    private readonly List<int> _order = [];
    private int[] _ids = [];
    private float[] _keys = [];

    internal TokenSampler(GenerationConfig config)
    {
        _config = config;
        _random = new SeededRandom(config.Seed);
    }

    /// <summary>Takes note of tokens that have occurred.</summary>
    internal void See(ReadOnlySpan<int> ids)
    {
        if (_config.RepetitionPenalty == 1) return;
        foreach (var id in ids)
        {
            if (_seen.Add(id)) _order.Add(id);
        }
    }

    /// <summary>Chooses a token.</summary>
    /// <param name="logits">One number a token; changed.</param>
    internal int Choose(Span<float> logits)
    {
        Penalize(logits);
        return _config.DoSample ? Draw(logits) : MostProbableOf(logits);
    }

    private static int MostProbableOf(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
        {
            if (logits[i] > logits[best]) best = i;
        }

        return best;
    }

    private void Penalize(Span<float> logits)
    {
        foreach (var id in _order)
        {
            if (id < logits.Length) logits[id] = logits[id] < 0 ? logits[id] * _config.RepetitionPenalty : logits[id] / _config.RepetitionPenalty;
        }
    }

    private int Draw(ReadOnlySpan<float> logits)
    {
        var count = MostProbable(logits);
        var max = -_keys[0];
        double total = 0;
        for (var i = 0; i < count; i++) total += Weight(i);
        double sum = 0;
        var kept = 0;
        while (kept < count && (kept == 0 || sum < _config.TopP * total)) sum += Weight(kept++);
        var left = _random.NextDouble() * sum;
        for (var i = 0; i < kept; i++)
        {
            left -= Weight(i);
            if (left < 0) return _ids[i];
        }

        return _ids[kept - 1];

        double Weight(int i) => Math.Exp((-_keys[i] - max) / _config.Temperature);
    }

    /// <summary>Puts the tokens that may be drawn in front, most probable first; equal ones in the order of their ids.</summary>
    private int MostProbable(ReadOnlySpan<float> logits)
    {
        if (_ids.Length != logits.Length) (_ids, _keys) = (new int[logits.Length], new float[logits.Length]);
        for (var i = 0; i < logits.Length; i++) (_ids[i], _keys[i]) = (i, float.IsNaN(logits[i]) ? float.PositiveInfinity : -logits[i]);
        Array.Sort(_keys, _ids);
        return _config.TopK == 0 ? logits.Length : Math.Min(_config.TopK, logits.Length);
    }
}

namespace Linnet.Models.Pipelines;

/// <summary>What a model says of one input.</summary>
public sealed class TextClassification
{
    private readonly LabelScore[] _scores;

    internal TextClassification(IReadOnlyList<string> labels, ReadOnlySpan<float> probabilities, ProblemType problem, float threshold, bool isTruncated)
    {
        var keys = new (float Score, int Id)[labels.Count];
        for (var id = 0; id < keys.Length; id++) keys[id] = (probabilities[id], id);
        Array.Sort(keys, static (left, right) =>
            left.Score == right.Score ? left.Id.CompareTo(right.Id) : right.Score.CompareTo(left.Score));
        _scores = Array.ConvertAll(keys, key => new LabelScore(labels[key.Id], key.Score));
        IsTruncated = isTruncated;
        Labels = problem == ProblemType.SingleLabel
            ? [_scores[0].Label]
            : [.. _scores.TakeWhile(score => score.Score >= threshold).Select(score => score.Label)];
    }

    /// <summary>The most probable label.</summary>
    public string Label => _scores[0].Label;

    /// <summary>The probability of <see cref="Label"/>.</summary>
    public float Score => _scores[0].Score;

    /// <summary>All labels, most probable first; equal ones in the model's order.</summary>
    public IReadOnlyList<LabelScore> Scores => _scores;

    /// <summary>
    /// The labels that apply: the most probable one, or, where an input may have several, all that reach the pipeline's threshold,
    /// which may be none.
    /// </summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Whether the input was longer than the model takes, so that its end was not looked at.</summary>
    public bool IsTruncated { get; }

    /// <summary>The most probable labels.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<LabelScore> Top(int count) => _scores.Length <= count ? _scores : _scores[..Math.Max(0, count)];
}

namespace Linnet.Models.Pipelines;

/// <summary>The scores that a data set gives to pairs, such as 0 to 5; models compute with shares of it, 0 to 1.</summary>
/// <param name="Least">Score of texts that have nothing in common.</param>
/// <param name="Most">Score of texts that mean the same; above <paramref name="Least"/>.</param>
public readonly record struct ScoreRange(double Least, double Most)
{
    /// <summary>0 to 1.</summary>
    public static ScoreRange Unit { get; } = new(0, 1);

    /// <summary>The range that scores are meant to have: their bounds, widened to whole numbers, from 0 where none is negative.</summary>
    /// <param name="scores">At least one.</param>
    public static ScoreRange Detect(IEnumerable<double> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var score in scores) (least, most) = (Math.Min(least, score), Math.Max(most, score));
        if (!double.IsFinite(least)) return Unit;
        least = least >= 0 ? 0 : Math.Floor(least);
        return new ScoreRange(least, Math.Max(least + 1, Math.Ceiling(most)));
    }

    /// <summary>A score as a share of the range.</summary>
    /// <param name="score">In the range.</param>
    public float ToShare(double score) => (float)((score - Least) / (Most - Least));

    /// <summary>A share as a score.</summary>
    /// <param name="share">0 to 1; what lies outside is brought to the nearer end.</param>
    public double ToScore(double share) => Least + (Math.Clamp(share, 0, 1) * (Most - Least));
}

namespace Linnet.Evaluation;

/// <summary>What the scores of one type of span are made of.</summary>
internal sealed class SpanCounts
{
    internal int True { get; set; }

    internal int Predicted { get; set; }

    internal int Right { get; set; }

    internal Scores ToScores() => Scores.Of(Right, Predicted, True);
}

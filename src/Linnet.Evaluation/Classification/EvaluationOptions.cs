namespace Linnet.Evaluation;

/// <summary>Choices for an evaluation; the defaults are the usual ones.</summary>
public sealed record EvaluationOptions
{
    /// <summary>For which k to compute top-k accuracy; those not below the number of labels are left out.</summary>
    public IReadOnlyList<int> TopK { get; init; } = [3, 5];

    /// <summary>Bins of the calibration error, at least 1.</summary>
    public int CalibrationBins { get; init; } = Evaluation.CalibrationError.DefaultBins;

    /// <summary>From which probability on a label is predicted, in multi-label rows.</summary>
    public float Threshold { get; init; } = 0.5f;

    /// <summary>The model's own loss on these rows, to be listed as <c>loss</c>.</summary>
    public double? Loss { get; init; }
}

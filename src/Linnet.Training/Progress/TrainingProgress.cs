namespace Linnet.Training.Progress;

/// <summary>Where a run stands: what a progress bar shows.</summary>
public sealed record TrainingProgress
{
    /// <summary>What is being done, as in <c>textcnn</c> or <c>training the tokeniser</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Steps (or rows) done.</summary>
    public required long Done { get; init; }

    /// <summary>All steps (or rows); 0 where not known.</summary>
    public required long Total { get; init; }

    /// <summary>Current epoch, 1-based; 0 outside epochs.</summary>
    public int Epoch { get; init; }

    /// <summary>Number of epochs.</summary>
    public int Epochs { get; init; }

    /// <summary>Smoothed training loss.</summary>
    public double? Loss { get; init; }

    /// <summary>Name of the metric that chooses the best state.</summary>
    public string? MetricName { get; init; }

    /// <summary>Its best value on dev so far.</summary>
    public double? BestMetric { get; init; }

    /// <summary>Rows learnt from in a second.</summary>
    public double? RowsPerSecond { get; init; }

    /// <summary>Expected time to the end.</summary>
    public TimeSpan? TimeLeft { get; init; }
}

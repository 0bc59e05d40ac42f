namespace Linnet.Training.History;

/// <summary>One line of a run's history: a training interval or an evaluation on dev.</summary>
public sealed record HistoryEntry
{
    /// <summary><c>train</c> or <c>eval</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Optimiser steps done.</summary>
    public required long Step { get; init; }

    /// <summary>Epochs done, with the part of the current one.</summary>
    public required double Epoch { get; init; }

    /// <summary>Mean training loss since the line before (<c>train</c>) or dev loss (<c>eval</c>).</summary>
    public required double Loss { get; init; }

    /// <summary>Learning rate of the last step.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Rows a second.</summary>
    public double? RowsPerSecond { get; init; }

    /// <summary>Dev metrics by their usual names.</summary>
    public IReadOnlyDictionary<string, double>? Metrics { get; init; }
}

namespace Linnet.Training.Neural;

/// <summary>Where a neural run stands between two optimiser steps; stored with every checkpoint.</summary>
internal sealed record TrainerState
{
    /// <summary>0-based epoch that the next batch belongs to.</summary>
    public int Epoch { get; set; }

    /// <summary>Batches of this epoch that are done.</summary>
    public int Batch { get; set; }

    /// <summary>Optimiser steps done.</summary>
    public long Step { get; set; }

    /// <summary>Best value of the chosen metric so far; null before the first evaluation.</summary>
    public double? BestMetric { get; set; }

    /// <summary>Step of the best evaluation.</summary>
    public long BestStep { get; set; }

    /// <summary>Evaluations since the best one.</summary>
    public int EvaluationsSinceBest { get; set; }

    /// <summary>Sum of the training losses since the last line of history.</summary>
    public double LossSum { get; set; }

    /// <summary>Number of losses in <see cref="LossSum"/>.</summary>
    public int LossCount { get; set; }

    /// <summary>Whether training has ended: nothing but the writing of the model is left.</summary>
    public bool IsFinished { get; set; }

    /// <summary>What the run depends on (recipe and data hashes): a checkpoint of another run is refused.</summary>
    public string Fingerprint { get; set; } = "";
}

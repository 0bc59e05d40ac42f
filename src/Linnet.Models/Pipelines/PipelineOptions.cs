namespace Linnet.Models.Pipelines;

/// <summary>How a <see cref="TextClassificationPipeline"/> answers.</summary>
public sealed class PipelineOptions
{
    /// <summary>Probability from which a label applies where an input may have several; 0 to 1.</summary>
    public float Threshold { get; set; } = 0.5f;

    /// <summary>Most concurrent callers that are joined into one batch; at least 1.</summary>
    public int MaxBatchSize { get; set; } = 32;

    /// <summary>
    /// How long the first caller of a batch waits for others. At zero nobody waits: callers are joined when they arrive while
    /// another batch runs.
    /// </summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.Zero;

    /// <summary>The clock that <see cref="MaxWait"/> goes by.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ConfigurationException">Names the option and its range.</exception>
    public void Validate()
    {
        if (!(Threshold is >= 0 and <= 1)) throw new ConfigurationException($"Threshold is {Threshold}; expected a probability from 0 to 1.");
        if (MaxBatchSize < 1) throw new ConfigurationException($"MaxBatchSize is {MaxBatchSize}; expected 1 or more.");
        if (MaxWait < TimeSpan.Zero || MaxWait > TimeSpan.FromMinutes(1))
            throw new ConfigurationException($"MaxWait is {MaxWait}; expected zero to one minute.");
    }
}

namespace Linnet.Hub.Work;

/// <summary>How a hub runs models: in processes of their own, within limits.</summary>
public sealed record WorkOptions
{
    /// <summary>Program and arguments that start a worker, such as <c>linnet worker</c>; where there are none, models are neither loaded nor run.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Jobs at a time, at least 1.</summary>
    public int MaxJobs { get; init; } = 1;

    /// <summary>How long a job may take.</summary>
    public TimeSpan MaxJobTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Most bytes of memory of one worker.</summary>
    public long MaxMemoryBytes { get; init; } = 2L << 30;

    /// <summary>Most bytes of the files of a model that is loaded.</summary>
    public long MaxModelBytes { get; init; } = 1L << 30;

    /// <summary>Most bytes of the file that a model is measured on.</summary>
    public long MaxDataBytes { get; init; } = 256L << 20;

    /// <summary>Models that are kept ready for being tried, at least 1.</summary>
    public int MaxWarmModels { get; init; } = 2;

    /// <summary>Inputs that wait for models at a time; more are turned away.</summary>
    public int MaxWaitingTries { get; init; } = 16;

    /// <summary>How long a model may think about an input that it is tried with, and how long it may take to load for that.</summary>
    public TimeSpan MaxTryTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After how long without inputs a model is let go.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Refuses values that cannot be used.</summary>
    /// <exception cref="ConfigurationException">A value is out of its range.</exception>
    internal void Check()
    {
        if (MaxJobs < 1) throw new ConfigurationException($"The number of jobs at a time has to be 1 or more, not {MaxJobs}.");
        if (MaxWarmModels < 1) throw new ConfigurationException($"The number of models that are kept ready has to be 1 or more, not {MaxWarmModels}.");
        if (MaxMemoryBytes < 64 << 20) throw new ConfigurationException($"A worker needs at least 64 MiB of memory, not {MaxMemoryBytes} bytes.");
    }
}

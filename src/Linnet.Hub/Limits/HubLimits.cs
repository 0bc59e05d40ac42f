namespace Linnet.Hub.Limits;

/// <summary>How much of a hub one caller may take. Every process counts for itself: behind several replicas a caller has as many times as much.</summary>
public sealed record HubLimits
{
    /// <summary>Wrong passwords and tokens, for each address and for each account.</summary>
    public RateLimit SignInFailures { get; init; } = new(20, TimeSpan.FromMinutes(5));

    /// <summary>Questions: lists, descriptions, pages.</summary>
    public RateLimit Reads { get; init; } = new(6000, TimeSpan.FromMinutes(1));

    /// <summary>Everything that changes something.</summary>
    public RateLimit Writes { get; init; } = new(3000, TimeSpan.FromMinutes(1));

    /// <summary>Files and parts of files, in both directions.</summary>
    public RateLimit Transfers { get; init; } = new(30_000, TimeSpan.FromMinutes(1));

    /// <summary>Writes and transfers of one caller at the same time, at least 1.</summary>
    public int ConcurrentPerCaller { get; init; } = 64;

    /// <summary>Writes and transfers of all callers at the same time, at least 1.</summary>
    public int ConcurrentInAll { get; init; } = 1024;

    /// <summary>Open connections, at least 1.</summary>
    public int Connections { get; init; } = 10_000;

    /// <summary>How long a client may take for the head of a request.</summary>
    public TimeSpan HeaderTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Bytes in a second that a client has to send or take, on average, lest it is cut off.</summary>
    public double MinBytesPerSecond { get; init; } = 240;

    /// <summary>
    /// Whether programs on the hub's own machine are free of the limits of reads, writes and transfers. What comes through a proxy that says for
    /// whom it asks (<c>X-Forwarded-For</c>) does not count as local.
    /// </summary>
    public bool ExemptsLocal { get; init; } = true;

    /// <summary>Refuses values that cannot be used.</summary>
    /// <exception cref="ConfigurationException">A value is out of its range.</exception>
    internal void Check()
    {
        SignInFailures.Check("failed sign-ins");
        Reads.Check("reads");
        Writes.Check("writes");
        Transfers.Check("transfers");
        if (ConcurrentPerCaller < 1 || ConcurrentInAll < 1 || Connections < 1)
            throw new ConfigurationException("The limits of what goes on at the same time have to be at least 1.");
        if (HeaderTimeout < TimeSpan.FromSeconds(1) || !(MinBytesPerSecond >= 1))
            throw new ConfigurationException("The time for the head of a request has to be at least a second, and the speed of a client at least a byte in a second.");
    }
}

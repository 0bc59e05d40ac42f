namespace Linnet.Hub.Limits;

/// <summary>How often something may be done: a burst of <paramref name="Count"/>, and that many in each window on average.</summary>
/// <param name="Count">At least 1.</param>
/// <param name="Window">In which a spent burst is there again; at least a second.</param>
public sealed record RateLimit(int Count, TimeSpan Window)
{
    /// <summary>Refuses values that cannot be used.</summary>
    /// <exception cref="ConfigurationException">A value is out of its range.</exception>
    internal void Check(string name)
    {
        if (Count < 1 || Window < TimeSpan.FromSeconds(1))
            throw new ConfigurationException($"The limit of {name}, {Count} in {Window}, cannot be used: give at least 1, and a window of at least a second.");
    }
}

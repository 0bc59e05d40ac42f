namespace Linnet.Hub.Diff.Stored;

/// <summary>How much the hub does for one comparison.</summary>
internal sealed record CompareLimits
{
    /// <summary>What is read of the files.</summary>
    internal DiffLimits Diff { get; init; } = new() { MaxTextBytes = 512 << 10, MaxTextTotal = 4 << 20, MaxTextLines = 1000, MaxTextFiles = 100, MaxTokenizerBytes = 24 << 20, MaxTensors = 2000 };

    /// <summary>Bytes of weights, of both versions together, whose values are compared while somebody waits.</summary>
    internal long MaxInlineBytes { get; init; } = 32 << 20;

    /// <summary>How long somebody waits.</summary>
    internal TimeSpan InlineTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a comparison may take when nobody waits.</summary>
    internal TimeSpan WorkTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Comparisons that may wait for their turn.</summary>
    internal int MaxWaiting { get; init; } = 64;

    /// <summary>Longest result that is kept and shown whole.</summary>
    internal int MaxLength { get; init; } = 16 << 20;

    /// <summary>Results kept for one repository.</summary>
    internal int MaxKept { get; init; } = 200;
}

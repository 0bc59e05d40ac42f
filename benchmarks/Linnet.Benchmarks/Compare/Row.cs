namespace Linnet.Benchmarks.Compare;

/// <summary>One line of the table.</summary>
/// <param name="Key">What was measured; the work's name where nothing could be.</param>
/// <param name="Unit">Of the figures.</param>
internal sealed record Row(string Key, string Unit)
{
    /// <summary>Two tenths of a point of accuracy are rounding and seeds.</summary>
    private const double EqualAccuracy = 0.002;

    /// <summary>Median over the rounds; null where the work failed.</summary>
    internal double? Ours { get; init; }

    /// <summary>Our dev accuracy, where the work has one.</summary>
    internal double? OurAccuracy { get; init; }

    /// <summary>The peer's best setting; null where the work has no peer.</summary>
    internal Figure? Peer { get; init; }

    /// <summary>How many times better than the peer; null where the work has no peer.</summary>
    internal double? Ratio { get; init; }

    /// <summary>The least ratio; without a peer the largest figure.</summary>
    internal double? Bar { get; init; }

    /// <summary>Whether another process was busy in every attempt.</summary>
    internal bool WasNoisy { get; init; }

    /// <summary>Why the work could not be measured, or null.</summary>
    internal string? Problem { get; init; }

    /// <summary>Whether the bar is reached; null where there is none. Equal or better accuracy is part of it.</summary>
    internal bool? IsMet => (Bar, Ours) is not ({ } bar, { } ours) ? null
        : Ratio is { } ratio ? ratio >= bar && (OurAccuracy is null || OurAccuracy >= Peer?.Accuracy - EqualAccuracy)
        : ours <= bar;
}

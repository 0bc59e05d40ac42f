namespace Linnet.Hub.Diff;

/// <summary>What the cards of two versions say differently.</summary>
internal sealed record CardDiff
{
    /// <summary>Measured numbers that differ.</summary>
    public IReadOnlyList<MetricChange> Metrics { get; init; } = [];

    /// <summary>Another licence; null where it is the same.</summary>
    public LicenseChange? License { get; init; }

    /// <summary>Models, data sets and libraries that this model comes from or needs.</summary>
    public IReadOnlyList<DependencyChange> Dependencies { get; init; } = [];

    /// <summary>A head that cannot be read, and why.</summary>
    public string? Problem { get; init; }

    internal bool IsEmpty => Metrics.Count == 0 && License is null && Dependencies.Count == 0 && Problem is null;
}

/// <summary>A measured number that differs.</summary>
/// <param name="Task">The task's identifier.</param>
/// <param name="Dataset">The data set.</param>
/// <param name="Split">Its split, where one is named.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Before">The number before; null where it is new.</param>
/// <param name="After">The number after; null where it is gone.</param>
internal sealed record MetricChange(string Task, string Dataset, string? Split, string Metric, double? Before, double? After)
{
    /// <summary>After minus before; null where one is missing, or where it is no number.</summary>
    public double? Difference => After - Before is { } difference && double.IsFinite(difference) ? difference : null;
}

/// <summary>Another licence.</summary>
/// <param name="Before">What the card said; null for nothing.</param>
/// <param name="After">What it says.</param>
internal sealed record LicenseChange(string? Before, string? After);

/// <summary>Something that the model comes from or needs, that is new or gone.</summary>
/// <param name="Field">The field of the card: <c>base_model</c>, <c>datasets</c>, <c>library_name</c>.</param>
/// <param name="Name">What it is.</param>
/// <param name="Kind">Added or removed.</param>
internal sealed record DependencyChange(string Field, string Name, ChangeKind Kind);

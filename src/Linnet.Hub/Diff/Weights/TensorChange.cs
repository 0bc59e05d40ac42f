namespace Linnet.Hub.Diff;

/// <summary>A tensor that differs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The weight file, after; a model in several files counts as one, under the name that it would have whole.</param>
/// <param name="Kind">Added, removed or changed.</param>
internal sealed record TensorChange(string Name, string File, ChangeKind Kind)
{
    /// <summary>Element type before.</summary>
    public string? TypeBefore { get; init; }

    /// <summary>Element type after.</summary>
    public string? TypeAfter { get; init; }

    /// <summary>Sizes of the axes before.</summary>
    public IReadOnlyList<long>? ShapeBefore { get; init; }

    /// <summary>Sizes of the axes after.</summary>
    public IReadOnlyList<long>? ShapeAfter { get; init; }

    /// <summary>By how much its values differ; null where its shape does, or where it was not measured.</summary>
    public ValueChange? Values { get; init; }
}

/// <summary>By how much the values of a tensor differ.</summary>
/// <param name="ChangedCount">Number of elements that differ.</param>
/// <param name="Count">Number of elements.</param>
internal sealed record ValueChange(long ChangedCount, long Count)
{
    /// <summary>‖after − before‖₂ / ‖before‖₂; null where it is no number, as after zeros.</summary>
    public double? RelativeL2 { get; init; }

    /// <summary>The largest |after − before|.</summary>
    public double? MaxAbsolute { get; init; }

    /// <summary>⟨before, after⟩ / (‖before‖₂ ‖after‖₂), from −1 to 1; null where one of them is all zeros.</summary>
    public double? Cosine { get; init; }

    /// <summary>Elements before that are infinite or no numbers; they are left out of the measures.</summary>
    public long NotFiniteBefore { get; init; }

    /// <summary>Elements after that are infinite or no numbers.</summary>
    public long NotFiniteAfter { get; init; }
}

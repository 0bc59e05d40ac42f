namespace Linnet.Benchmarks.Compare;

/// <summary>One measured figure of one side.</summary>
/// <param name="Key">What was measured, as in <c>train/textcnn</c>; equal on both sides.</param>
/// <param name="Value">Milliseconds, or a rate, as the work says.</param>
/// <param name="Source">Which tool and setting gave it.</param>
/// <param name="OtherCores">Cores that other processes kept busy meanwhile.</param>
/// <param name="Accuracy">Dev accuracy where the work has one.</param>
internal sealed record Figure(string Key, double Value, string Source, double OtherCores = 0, double? Accuracy = null)
{
    private const double MostOtherCores = 0.1;

    /// <summary>Whether a neighbour was too busy for the figure to count.</summary>
    internal bool IsSpoilt => OtherCores > MostOtherCores;
}

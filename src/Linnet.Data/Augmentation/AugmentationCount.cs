namespace Linnet.Data;

/// <summary>How many of a text's units an operation touches.</summary>
internal static class AugmentationCount
{
    /// <summary>The share, rounded, but at least one where the rate is not 0, and never more than there are.</summary>
    internal static int Of(double rate, int units) => rate == 0 ? 0 : Math.Clamp((int)Math.Round(rate * units), Math.Min(1, units), units);
}

namespace Linnet.Hub.Evaluations;

/// <summary>Metrics as whole numbers, so that ties are ties in every database.</summary>
internal static class StoredScore
{
    private const double Millionths = 1e6;

    internal static long ToMillionths(double score) => (long)Math.Round(Math.Clamp(score, -1e12, 1e12) * Millionths);

    internal static double FromMillionths(long score) => score / Millionths;
}

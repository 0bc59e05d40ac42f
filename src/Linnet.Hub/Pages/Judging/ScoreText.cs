using System.Globalization;
using Linnet.Hub.Evaluations;

namespace Linnet.Hub.Pages.Judging;

/// <summary>Metrics as people read them.</summary>
internal static class ScoreText
{
    /// <summary>Four digits behind the point.</summary>
    internal static string Of(double score) => score.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>The same of a number as it is kept.</summary>
    internal static string Of(long millionths) => Of(StoredScore.FromMillionths(millionths));
}

using System.Globalization;
using Linnet.Hub.Diff;
using Linnet.Hub.Diff.Stored;
using Microsoft.AspNetCore.Components;

namespace Linnet.Hub.Pages.Origin.Compare;

/// <summary>The base of everything that shows a part of a comparison.</summary>
public abstract class ComparisonPart : HubPage
{
    private const double Percent = 100;

    /// <summary>What is shown; cascades.</summary>
    [CascadingParameter]
    private protected Comparison Shown { get; set; } = null!;

    private protected VersionDiff Diff => Shown.Diff;

    /// <summary>The class of a mark.</summary>
    private protected static string MarkOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "mark good",
        ChangeKind.Removed => "mark bad",
        _ => "mark warn",
    };

    /// <summary>Three digits; a dash where there is no number.</summary>
    private protected static string Number(double? value) => value?.ToString("G3", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>As it stands in a card.</summary>
    private protected static string Exact(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>With its sign.</summary>
    private protected static string Signed(double? value) => value?.ToString("+0.######;−0.######;0", CultureInfo.InvariantCulture) ?? "–";

    private protected static string Share(ValueChange change) =>
        change.Count == 0 ? "–" : $"{(Percent * change.ChangedCount / change.Count).ToString("0.##", CultureInfo.InvariantCulture)} %";
}

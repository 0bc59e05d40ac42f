using Linnet.Hub.Community.Moderation;
using Linnet.Hub.Database;

namespace Linnet.Hub.Pages.Community.Moderation;

/// <summary>The form of a report.</summary>
/// <param name="Target">What is reported.</param>
/// <param name="Action">Where the form goes.</param>
/// <param name="Back">Where the thing is.</param>
internal sealed record ReportFormView(ReportTarget Target, string Action, string Back)
{
    /// <summary>What was chosen.</summary>
    internal string Reason { get; init; } = "spam";

    /// <summary>What was written.</summary>
    internal string Text { get; init; } = string.Empty;

    /// <summary>What was wrong with it.</summary>
    internal string? Error { get; init; }
}

/// <summary>Reports that the visitor can answer.</summary>
/// <param name="Items">Open ones the oldest first, others the latest first.</param>
/// <param name="State">Which are shown.</param>
/// <param name="Number">Of the page, from 0.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record ReportsView(IReadOnlyList<Report> Items, ReportState State, int Number, bool HasMore);

/// <summary>What administrators did.</summary>
/// <param name="Rows">The latest first.</param>
/// <param name="Number">Of the page, from 0.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record AuditView(IReadOnlyList<AuditRow> Rows, int Number, bool HasMore);

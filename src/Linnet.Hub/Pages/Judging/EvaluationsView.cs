using Linnet.Hub.Evaluations;

namespace Linnet.Hub.Pages.Judging;

/// <summary>What the page on a model's evaluations shows.</summary>
/// <param name="List">Results and jobs.</param>
/// <param name="CanRun">Whether the hub runs models.</param>
/// <param name="Error">What was wrong with the form.</param>
/// <param name="Spec">What was written into it.</param>
/// <param name="Revision">The version that was named in it.</param>
internal sealed record EvaluationsView(EvaluationList List, bool CanRun, string? Error, string Spec, string Revision);

/// <summary>What the page with the leaderboards shows.</summary>
/// <param name="Boards">Those that the visitor may know of.</param>
/// <param name="Task">The only task that is shown; null for all.</param>
internal sealed record LeaderboardsView(IReadOnlyList<LeaderboardSummary> Boards, string? Task);

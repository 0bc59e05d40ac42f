using Linnet.Hub.Community.Reviews;
using Linnet.Hub.Database;
using Linnet.Hub.Judging;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Community.Proposals;

/// <summary>What a pull request would change, and what speaks for and against it.</summary>
/// <param name="Reviews">What people say of it.</param>
internal sealed record ProposalView(ReviewState Reviews)
{
    /// <summary>The files that it changes; null where the visitor may not read files, and so not know of them.</summary>
    internal IReadOnlyList<TreeChange>? Changes { get; init; }

    /// <summary>Files that its branch has changed otherwise.</summary>
    internal IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>What the check of its last commit found; null where there is nothing to check.</summary>
    internal QualityState? Quality { get; init; }

    /// <summary>How its last commit was measured, and the commit that it began at by the same specification.</summary>
    internal IReadOnlyList<(EvaluationSpecRow Spec, EvaluationRow After, EvaluationRow? Before)> Evaluations { get; init; } = [];
}

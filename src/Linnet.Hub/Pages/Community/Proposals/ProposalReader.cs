using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Community.Proposals;

/// <summary>Gathers what the page of a pull request shows. Names of files are part of what only readers may know.</summary>
internal sealed class ProposalReader(HubServices hub)
{
    /// <summary>Gathers it for one visitor.</summary>
    internal async Task<ProposalView> ReadAsync(Caller caller, RepositoryPage page, DiscussionRow row, CancellationToken cancellation)
    {
        var view = new ProposalView(await hub.Community.Reviews.StateAsync(page.Row, row, cancellation));
        if (!page.CanRead) return view;
        var (changes, conflicts) = await hub.PullRequests.CompareAsync(page.Row, row, cancellation);
        view = view with { Changes = changes, Conflicts = conflicts };
        if (page.Kind != RepositoryKind.Model) return view;
        var head = (await hub.Revisions.FindAsync(page.Row, RefNames.PullRequestRevision(row.Number), cancellation)).Commit;
        var results = (await hub.Judging.Evaluations.ListAsync(caller, page.Name, cancellation)).Results;
        return view with
        {
            Quality = await hub.Judging.Reports.FindAsync(page.Row, head, cancellation),
            Evaluations =
            [
                .. results.Where(result => result.Row.CommitId == head).Select(result =>
                    (result.Spec, result.Row, results.Select(other => other.Row).FirstOrDefault(other => other.SpecId == result.Row.SpecId && other.CommitId == row.BaseCommitId))),
            ],
        };
    }
}

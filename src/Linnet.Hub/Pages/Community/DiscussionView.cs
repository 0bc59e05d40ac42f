using Linnet.Hub.Community;
using Linnet.Hub.Pages.Community.Proposals;

namespace Linnet.Hub.Pages.Community;

/// <summary>A discussion, and of a pull request what it would change.</summary>
/// <param name="Discussion">What was said and done.</param>
/// <param name="Proposal">Null where it is no pull request.</param>
internal sealed record DiscussionView(Discussion Discussion, ProposalView? Proposal);

using Linnet.Hub.Database;

namespace Linnet.Hub.Pages.Community;

/// <summary>A page of a repository's discussions.</summary>
/// <param name="Rows">The newest first.</param>
/// <param name="Number">Of the page, from 0.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record DiscussionsView(IReadOnlyList<DiscussionRow> Rows, int Number, bool HasMore);

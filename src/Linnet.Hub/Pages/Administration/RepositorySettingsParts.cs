using Linnet.Hub.Pages.Community.Proposals;

namespace Linnet.Hub.Pages.Administration;

/// <summary>What other rooms put on the page of a repository's settings: components that take the cascading repository page. Each room adds a line.</summary>
internal static class RepositorySettingsParts
{
    internal static readonly IReadOnlyList<Type> All = [typeof(ApprovalsPart)];
}

using Linnet.Hub.Pages.Origin.Signatures;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>What other rooms put on the page of a commit: components that take the cascading <see cref="CommitView"/>. Each room adds a line.</summary>
internal static class CommitParts
{
    internal static readonly IReadOnlyList<Type> All = [typeof(CommitMarks)];
}

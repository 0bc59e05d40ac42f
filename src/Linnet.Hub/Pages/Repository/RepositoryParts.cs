using Linnet.Hub.Pages.Community;
using Linnet.Hub.Pages.Finding;
using Linnet.Hub.Pages.Judging;
using Linnet.Hub.Pages.Origin.Signatures;

namespace Linnet.Hub.Pages.Repository;

/// <summary>
/// What other rooms put on a repository's pages: components on <see cref="HubPage"/> that take the cascading <see cref="RepositoryPage"/>, find by themselves
/// what they show, and show nothing where there is nothing. Each room adds a line.
/// </summary>
internal static class RepositoryParts
{
    /// <summary>Beside the name, on every page of the repository: buttons, marks.</summary>
    internal static readonly IReadOnlyList<Type> Header = [typeof(QualityMark), typeof(HeadSignatures), typeof(RepositoryDeeds)];

    /// <summary>Beside the card, one under the other: each a <c>section class="panel"</c> with an <c>h2</c>.</summary>
    internal static readonly IReadOnlyList<Type> Side = [];

    /// <summary>Under the card: each a <c>section class="panel"</c> with an <c>h2</c>.</summary>
    internal static readonly IReadOnlyList<Type> Below = [typeof(TryPart), typeof(SimilarModels)];
}

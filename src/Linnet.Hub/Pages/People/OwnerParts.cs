using Linnet.Hub.Pages.Community;
using Linnet.Hub.Pages.Community.Collections;

namespace Linnet.Hub.Pages.People;

/// <summary>What other rooms put on the page of a user or an organisation: components that take the cascading <see cref="OwnerView"/>. Each room adds a line.</summary>
internal static class OwnerParts
{
    /// <summary>Under the name, beside the list: buttons, facts.</summary>
    internal static readonly IReadOnlyList<Type> Side = [typeof(OwnerSide)];

    /// <summary>Under the repositories.</summary>
    internal static readonly IReadOnlyList<Type> Below = [typeof(OwnerCollections)];
}

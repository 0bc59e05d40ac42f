using Linnet.Hub.Database;

namespace Linnet.Hub.Community.Collections;

/// <summary>A collection as a caller may see it.</summary>
/// <param name="Row">Its title and so on.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Items">What is in it, in order; repositories of which the caller may not know are left out.</param>
internal sealed record CollectionView(CollectionRow Row, AccountRow Owner, IReadOnlyList<CollectionItem> Items)
{
    /// <summary>How addresses name it.</summary>
    internal string Slug => CollectionSlug.Of(Owner.Name, Row.Title, Row.Id);
}

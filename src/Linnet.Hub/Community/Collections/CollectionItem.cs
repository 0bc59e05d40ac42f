using Linnet.Hub.Database;

namespace Linnet.Hub.Community.Collections;

/// <summary>Something in a collection: a repository, or another collection.</summary>
/// <param name="Row">Its place and its note.</param>
/// <param name="Repository">The repository, if it is one.</param>
/// <param name="Target">The other collection, without its items, if it is one.</param>
internal sealed record CollectionItem(CollectionItemRow Row, RepositoryRow? Repository, CollectionView? Target);

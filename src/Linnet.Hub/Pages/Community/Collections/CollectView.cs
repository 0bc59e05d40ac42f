using Linnet.Hub.Community.Collections;

namespace Linnet.Hub.Pages.Community.Collections;

/// <summary>Into which collections a repository can go.</summary>
/// <param name="Containing">Those that have it, as far as the visitor may know.</param>
/// <param name="Open">Those that the visitor may add it to.</param>
internal sealed record CollectView(IReadOnlyList<CollectionView> Containing, IReadOnlyList<CollectionView> Open);

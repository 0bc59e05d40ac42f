using Linnet.Hub.Community.Collections;

namespace Linnet.Hub.Pages.Community.Collections;

/// <summary>A list of collections.</summary>
/// <param name="Items">What changed last comes first.</param>
/// <param name="Owner">Whose they are; empty for everybody's.</param>
/// <param name="Search">A part of title or description; empty for any.</param>
/// <param name="Number">Of the page, from 0.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record CollectionsView(IReadOnlyList<CollectionView> Items, string Owner, string Search, int Number, bool HasMore);

/// <summary>Collections as cards, wherever a page has some.</summary>
/// <param name="Items">In the order of the page.</param>
internal sealed record CollectionCardList(IReadOnlyList<CollectionView> Items);

/// <summary>What a visitor may do with a collection.</summary>
/// <param name="CanWrite">Change it and what is in it.</param>
internal sealed record CollectionAccess(bool CanWrite);

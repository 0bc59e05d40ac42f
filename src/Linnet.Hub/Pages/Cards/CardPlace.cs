namespace Linnet.Hub.Pages.Cards;

/// <summary>Where the relative addresses of a card lead.</summary>
/// <param name="Pages">To files as pages: <c>/alice/m/blob/main</c>.</param>
/// <param name="Bytes">To files as bytes: <c>/alice/m/resolve/main</c>.</param>
internal sealed record CardPlace(string Pages, string Bytes);

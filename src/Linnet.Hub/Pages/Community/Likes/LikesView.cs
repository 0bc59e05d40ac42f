using Linnet.Hub.Database;

namespace Linnet.Hub.Pages.Community.Likes;

/// <summary>What a user likes.</summary>
/// <param name="Account">The user.</param>
/// <param name="Repositories">The latest first.</param>
/// <param name="Number">Of the page, from 0.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record LikesView(AccountRow Account, IReadOnlyList<RepositoryRow> Repositories, int Number, bool HasMore);

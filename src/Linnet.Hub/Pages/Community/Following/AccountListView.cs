using Linnet.Hub.Database;

namespace Linnet.Hub.Pages.Community.Following;

/// <summary>A page of users and organisations.</summary>
/// <param name="Accounts">In order.</param>
/// <param name="Number">Of the page, from 0.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record AccountListView(IReadOnlyList<AccountRow> Accounts, int Number, bool HasMore);

using Linnet.Hub.Database;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community.Following;

/// <summary>Of whom a list of people is, and in which way.</summary>
/// <param name="Account">Whose followers they are, or who follows them.</param>
/// <param name="Title">What the page is called; the gap is the account's name.</param>
internal sealed record FollowedView(AccountRow Account, PageText Title);

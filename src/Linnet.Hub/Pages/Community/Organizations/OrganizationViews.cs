using Linnet.Hub.Access;
using Linnet.Hub.Community.Organizations;
using Linnet.Hub.Database;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community.Organizations;

/// <summary>The organisations of who has signed in.</summary>
/// <param name="Items">By name, with what they are there.</param>
/// <param name="Name">What was written into the form for a new one.</param>
/// <param name="FullName">The same of its full name.</param>
/// <param name="Error">What was wrong with it.</param>
internal sealed record OwnOrganizationsView(IReadOnlyList<(AccountRow Organization, OrganizationRole Role)> Items, string? Name = null, string? FullName = null, string? Error = null);

/// <summary>An organisation's members, for who chooses them.</summary>
/// <param name="Organization">The organisation.</param>
/// <param name="Members">Administrators first.</param>
/// <param name="Number">Of the page, from 0.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record MembersView(AccountRow Organization, IReadOnlyList<Member> Members, int Number, bool HasMore)
{
    /// <summary>The user that was written into the form.</summary>
    internal string? User { get; init; }

    /// <summary>What was wrong with it.</summary>
    internal string? Error { get; init; }
}

/// <summary>The roles of members, as pages show them.</summary>
internal static class MemberRoles
{
    internal static readonly IReadOnlyList<(OrganizationRole Role, string Value, PageText Label, PageText Hint)> All =
    [
        (OrganizationRole.Read, "read", OrganizationTexts.Read, OrganizationTexts.ReadHint),
        (OrganizationRole.Write, "write", OrganizationTexts.Write, OrganizationTexts.WriteHint),
        (OrganizationRole.Admin, "admin", OrganizationTexts.Admin, OrganizationTexts.AdminHint),
    ];

    /// <summary>What a role is called.</summary>
    internal static PageText Of(OrganizationRole role) => All.First(item => item.Role == role).Label;
}

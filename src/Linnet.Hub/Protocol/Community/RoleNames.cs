using Linnet.Hub.Access;

namespace Linnet.Hub.Protocol.Community;

/// <summary>The roles of an organisation's members as clients write them.</summary>
internal static class RoleNames
{
    internal static string Of(OrganizationRole role) => role switch
    {
        OrganizationRole.Admin => "admin",
        OrganizationRole.Write => "write",
        _ => "read",
    };

    internal static OrganizationRole Parse(string? text) => text switch
    {
        "read" => OrganizationRole.Read,
        "write" => OrganizationRole.Write,
        "admin" => OrganizationRole.Admin,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no role: use read, write or admin."),
    };
}

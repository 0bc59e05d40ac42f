using Linnet.Hub.Access;
using Linnet.Hub.Database;

namespace Linnet.Hub.Community.Organizations;

/// <summary>A member of an organisation.</summary>
internal sealed record Member(AccountRow User, OrganizationRole Role);

using Linnet.Hub.Database;

namespace Linnet.Hub.Access;

/// <summary>How a try to sign in has ended.</summary>
/// <param name="User">Who it is; null where it failed.</param>
/// <param name="Wait">How long to wait before the next try is looked at.</param>
internal sealed record SignInResult(AccountRow? User, TimeSpan Wait);

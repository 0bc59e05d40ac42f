namespace Linnet.Hub.Licensing;

/// <summary>A licence under which the work cannot be passed on, for a reason that no single term shows.</summary>
/// <param name="Id">The licence of what is made from the work.</param>
/// <param name="Place">The clauses that exclude each other.</param>
internal sealed record LicenseRefusal(string Id, string Place);

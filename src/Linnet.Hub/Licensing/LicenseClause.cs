namespace Linnet.Hub.Licensing;

/// <summary>A term of a licence and where it is written.</summary>
/// <param name="Term">What.</param>
/// <param name="Place">The section of the licence's text.</param>
/// <param name="Detail">What exactly, where the term alone does not say it.</param>
internal sealed record LicenseClause(LicenseTerm Term, string Place, string? Detail = null);

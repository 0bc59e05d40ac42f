namespace Linnet.Hub.Maintenance;

/// <summary>Something that <see cref="HubCheck"/> has found.</summary>
/// <param name="IsDamage">Bytes or rows are missing or wrong; otherwise something lies there that nobody needs.</param>
/// <param name="Message">What, and where.</param>
public sealed record HubProblem(bool IsDamage, string Message);

namespace Linnet.Signing;

/// <summary>One reason why a signature does not vouch for a commit.</summary>
/// <param name="Problem">The kind.</param>
/// <param name="Message">What was signed and what is there.</param>
public sealed record SignatureFinding(SignatureProblem Problem, string Message);

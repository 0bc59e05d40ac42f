namespace Linnet.Signing;

/// <summary>What checking a signature gave.</summary>
/// <param name="Fingerprint">Of the key that the signature names; null where it could not be read.</param>
/// <param name="Findings">All that is wrong.</param>
public sealed record SignatureResult(string? Fingerprint, IReadOnlyList<SignatureFinding> Findings)
{
    /// <summary>A trusted key has signed just this.</summary>
    public bool IsValid => Findings.Count == 0;

    /// <summary>All is as it was signed; only whether the key is to be trusted is open.</summary>
    public bool IsIntact => Findings.All(finding => finding.Problem == SignatureProblem.UntrustedKey);
}

using Linnet.Hub.Database;
using Linnet.Signing;

namespace Linnet.Hub.Origin.Signatures;

/// <summary>A signature over a commit, held against the commit as it is.</summary>
/// <param name="User">Whose key it is.</param>
/// <param name="Key">The key.</param>
/// <param name="Signature">What was sent.</param>
/// <param name="State">What it is worth.</param>
/// <param name="Findings">Every difference, where there are any.</param>
internal sealed record CheckedSignature(string User, SigningKeyRow Key, CommitSignatureRow Signature, SignatureState State, IReadOnlyList<SignatureFinding> Findings);

namespace Linnet.Client.Hub;

/// <summary>A signature over a commit, as the hub has it.</summary>
/// <param name="User">Whose key it is.</param>
/// <param name="KeyName">What the user calls the key.</param>
/// <param name="Fingerprint">Of the key.</param>
/// <param name="State">What the hub found: <c>verified</c>, <c>revoked</c>, <c>mismatch</c>.</param>
/// <param name="Text">The signature itself, which anybody can check.</param>
public sealed record HubSignature(string User, string KeyName, string Fingerprint, string State, string Text);

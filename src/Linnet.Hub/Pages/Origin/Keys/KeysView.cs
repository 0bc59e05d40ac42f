using Linnet.Hub.Database;

namespace Linnet.Hub.Pages.Origin.Keys;

/// <summary>What the page of signing keys shows.</summary>
/// <param name="Keys">The newest first.</param>
/// <param name="Name">What was written into the form.</param>
/// <param name="PublicKey">What was written into the form.</param>
/// <param name="Proof">What was written into the form.</param>
/// <param name="Error">Why no key was added; null where nothing is wrong.</param>
internal sealed record KeysView(IReadOnlyList<SigningKeyRow> Keys, string? Name = null, string? PublicKey = null, string? Proof = null, string? Error = null);

using Linnet.Client.Hub;
using Linnet.Signing;

namespace Linnet.Cli.Commands;

/// <summary>What the signatures over a commit are worth, checked here and not believed.</summary>
/// <param name="Lines">In words, one a signature.</param>
/// <param name="IsRight">Whether nothing is wrong, and one of the wanted keys has signed where some were named.</param>
internal sealed record SignatureReport(IReadOnlyList<string> Lines, bool IsRight)
{
    /// <summary>Checks the signatures over a commit whose files have been verified.</summary>
    /// <param name="hub">The hub that has them.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="verified">The files, which were compared with the hub's list.</param>
    /// <param name="keys">Files with public keys, of which one has to have signed; none where any signature will do.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<SignatureReport> MakeAsync(HubClient hub, HubRepository repository, HubVerification verified, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var trusted = keys.Select(path => VerificationKey.ReadPem(File.ReadAllText(path)).Fingerprint).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<HubSignature> signatures;
        try
        {
            signatures = await hub.ListSignaturesAsync(repository, verified.Snapshot.Commit, cancellation).ConfigureAwait(false);
        }
        catch (HubException error) when (error.Status is 404 or 405 && trusted.Count == 0)
        {
            // This hub keeps no signatures.
            return new SignatureReport([], true);
        }

        if (signatures.Count == 0) return new SignatureReport(trusted.Count > 0 ? ["the commit is not signed"] : [], trusted.Count == 0);
        var statement = await hub.DescribeForSigningAsync(repository, verified.Snapshot.Commit, cancellation).ConfigureAwait(false);
        if (Difference(statement, verified.Snapshot) is { } difference) return new SignatureReport([difference], false);
        var results = signatures.Select(signature => (Signature: signature, Result: SignatureCheck.Verify(signature.Text, statement, trusted))).ToList();
        var isWanted = trusted.Count == 0 ? results.TrueForAll(entry => entry.Result.IsIntact) : results.Exists(entry => entry.Result.IsValid && entry.Signature.State != "revoked");
        return new SignatureReport([.. results.Select(entry => Describe(entry.Signature, entry.Result, trusted))], isWanted);
    }

    /// <summary>What was signed has to be what was verified.</summary>
    private static string? Difference(CommitStatement statement, HubSnapshot snapshot)
    {
        var stated = statement.Files.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal);
        if (statement.Commit != snapshot.Commit || stated.Count != snapshot.Files.Count) return "what was signed has other files than the hub lists";
        return snapshot.Files.FirstOrDefault(file => file.Sha256 is null || stated.GetValueOrDefault(file.Path) != file.Sha256) is { } wrong ? $"{wrong.Path}: is listed otherwise than it was signed" : null;
    }

    private static string Describe(HubSignature signature, SignatureResult result, HashSet<string> trusted)
    {
        var who = $"signed by {signature.User} with {signature.Fingerprint}";
        if (!result.IsIntact) return $"{who}: {result.Findings[0].Message}";
        if (signature.State == "revoked") return $"{who}, a key that was revoked";
        return trusted.Contains(signature.Fingerprint) ? $"{who}, a key that you trust" : $"{who}; whose key that is, the hub says (--key checks it)";
    }
}

namespace Linnet.Signing;

/// <summary>Compares what was signed with what is there.</summary>
public static class SignatureCheck
{
    /// <summary>Checks a signature.</summary>
    /// <param name="file">The text of the signature's file.</param>
    /// <param name="actual">The commit as it is: names from the hub or from the reader, hashes taken from the bytes themselves.</param>
    /// <param name="trusted">Fingerprints of the keys that may sign.</param>
    public static SignatureResult Verify(string file, CommitStatement actual, IReadOnlySet<string> trusted)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(trusted);
        if (CommitSignature.TryParse(file) is not { } signature)
            return new SignatureResult(null, [new(SignatureProblem.Unreadable, "the file is no signature of a commit, or was changed: fetch it again")]);
        var fingerprint = signature.Key.Fingerprint;
        if (!signature.IsIntact)
            return new SignatureResult(fingerprint, [new(SignatureProblem.Broken, $"the statement was not signed by the key {fingerprint}, or was changed afterwards")]);
        var findings = new List<SignatureFinding>();
        if (!trusted.Contains(fingerprint))
            findings.Add(new(SignatureProblem.UntrustedKey, $"the key {fingerprint} is not among the trusted ones: ask its owner, and add it if it is theirs"));
        findings.AddRange(Differences(signature.Statement, actual));
        return new SignatureResult(fingerprint, findings);
    }

    private static IEnumerable<SignatureFinding> Differences(CommitStatement signed, CommitStatement actual)
    {
        if (!signed.Repository.IsSame(actual.Repository)) yield return new(SignatureProblem.OtherRepository, $"{signed.Repository} was signed, not {actual.Repository}");
        if (signed.Commit != actual.Commit) yield return new(SignatureProblem.OtherCommit, $"commit {signed.Commit} was signed, not {actual.Commit}");
        if (signed.Tree != actual.Tree) yield return new(SignatureProblem.OtherTree, $"tree {signed.Tree} was signed, not {actual.Tree}");

        var files = actual.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var file in signed.Files)
        {
            if (!files.Remove(file.Path, out var there)) yield return new(SignatureProblem.FileMissing, $"{file.Path} was signed and is not there");
            else if (there.Sha256 != file.Sha256) yield return new(SignatureProblem.FileChanged, $"{file.Path} was signed with SHA-256 {file.Sha256} and has {there.Sha256}");
        }

        foreach (var file in actual.Files.Where(file => files.ContainsKey(file.Path))) yield return new(SignatureProblem.FileAdded, $"{file.Path} is there and was not signed");
    }
}

using System.Globalization;
using Linnet.Client.Hub;
using Linnet.Evaluation;
using Linnet.Signing;

namespace Linnet.Cli.Commands;

/// <summary>What the hub's measurements of a version are worth: each is held against the hub's key, against the files that were verified, and against what the hub shows.</summary>
/// <param name="Lines">In words, one a measurement.</param>
/// <param name="IsRight">Whether nothing is wrong with any of them.</param>
internal sealed record EvaluationReport(IReadOnlyList<string> Lines, bool IsRight)
{
    /// <summary>The newest so many of a version are checked.</summary>
    private const int MaxChecked = 100;

    /// <summary>Scores are kept as millionths.</summary>
    private const double Tolerance = 1e-6;

    private static readonly EvaluationReport None = new([], true);

    /// <summary>Checks the measurements of a commit whose files have been verified.</summary>
    /// <param name="hub">The hub that has them.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="verified">The files, which were compared with the hub's list.</param>
    /// <param name="keyPath">A file with the hub's public key; null to ask the hub for it.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<EvaluationReport> MakeAsync(HubClient hub, HubRepository repository, HubVerification verified, string? keyPath, CancellationToken cancellation)
    {
        if (repository.Kind != HubRepositoryKind.Model) return None;
        IReadOnlyList<HubEvaluation> listed;
        try
        {
            listed = await hub.ListEvaluationsAsync(repository, cancellation).ConfigureAwait(false);
        }
        catch (HubException error) when (error.Status is 404 or 405)
        {
            // This hub measures nothing.
            return None;
        }

        var own = listed.Where(item => item.Commit == verified.Snapshot.Commit).Take(MaxChecked).ToList();
        if (own.Count == 0) return None;
        var key = keyPath is null ? await hub.ReadHubKeyAsync(cancellation).ConfigureAwait(false) : VerificationKey.ReadPem(await File.ReadAllTextAsync(keyPath, cancellation).ConfigureAwait(false));
        var (lines, isRight) = (new List<string>(), true);
        foreach (var item in own)
        {
            var file = await hub.ReadSignedEvaluationAsync(repository, item.Id, cancellation).ConfigureAwait(false);
            var problem = Problem(file, item, repository, verified.Snapshot, key);
            isRight &= problem is null;
            var what = string.Create(CultureInfo.InvariantCulture, $"evaluation {item.Id} ({item.Metric} {item.Score:0.######})");
            lines.Add(problem is null
                ? $"{what} is signed by {(keyPath is null ? "the hub" : "the key that you trust")}, {key.Fingerprint}; linnet evaluate {repository.Id}@{item.Commit[..12]} --spec {item.SpecSha256} repeats it"
                : $"{what}: {problem}");
        }

        return new EvaluationReport(lines, isRight);
    }

    /// <summary>What is wrong; null for nothing.</summary>
    private static string? Problem(string file, HubEvaluation shown, HubRepository repository, HubSnapshot snapshot, VerificationKey key)
    {
        if (SignedText.TryParse(file) is not { } signed) return "is not signed, or its signature cannot be read";
        if (!signed.IsIntact) return "was changed after it was signed";
        if (signed.Key.Fingerprint != key.Fingerprint) return $"was signed with {signed.Key.Fingerprint}, which is not the hub's key {key.Fingerprint}";
        if (EvaluationResult.TryParse(signed.Text) is not { } result) return "what was signed is no result of an evaluation";
        if (!string.Equals(result.Model.Repository, repository.Id, StringComparison.OrdinalIgnoreCase) || result.Model.Commit != snapshot.Commit)
            return $"was signed for {result.Model.Repository}@{result.Model.Commit}, not for {repository.Id}@{snapshot.Commit}";
        if (result.Spec.Sha256 != shown.SpecSha256) return $"is shown for the specification {shown.SpecSha256}, and was signed for {result.Spec.Sha256}";
        if (Math.Abs(result.Score - shown.Score) > Tolerance) return FormattableString.Invariant($"is shown, and {result.Score} was signed");
        var listed = snapshot.Files.ToDictionary(known => known.Path, known => known.Sha256, StringComparer.Ordinal);
        return result.Model.Files.FirstOrDefault(measured => listed.GetValueOrDefault(measured.Key) != measured.Value) is { Key: { } path } ? $"was measured on another {path} than is listed" : null;
    }
}

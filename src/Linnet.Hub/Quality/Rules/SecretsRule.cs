using System.Globalization;
using Linnet.Hub.Diff;
using Linnet.Models.Folder;

namespace Linnet.Hub.Quality;

/// <summary>Rule 10: no tokens, passwords or private keys. Findings say where, never what.</summary>
internal static class SecretsRule
{
    /// <summary>The free texts of a safetensors file stand at its beginning.</summary>
    private const int MaxHeaderLength = 1 << 20;

    /// <summary>Files of a person's own machine, which nobody means to publish.</summary>
    private static readonly HashSet<string> PrivateNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ".env", ".netrc", "_netrc", ".npmrc", ".pypirc", ".git-credentials", ".htpasswd", ".pgpass", ".bash_history", ".python_history", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "credentials", "token", "stored_tokens",
    };

    private static readonly string[] PrivateEndings = [".pem", ".pfx", ".p12", ".jks", ".keystore", ".kdbx", ".ppk"];

    /// <summary>Lists of tokens, which hold every string of letters that there is.</summary>
    private static readonly HashSet<string> Vocabularies = new(StringComparer.Ordinal) { ModelFolder.TokenizerFile, "vocab.json", "vocab.txt", "merges.txt" };

    internal static async Task<RuleResult> CheckAsync(CheckedVersion version, QualityOptions options, CancellationToken cancellation)
    {
        var rule = QualityRule.Secrets;
        var secrets = new List<LocalizedText>();
        var doubts = new List<LocalizedText>();
        var unsafeFiles = new List<string>();
        foreach (var file in version.Files.Files)
        {
            if (PrivateNames.Contains(file.Name) || Array.Exists(PrivateEndings, file.EndsWith)) doubts.Add(QualityText.SecretsPrivateFile.With(file.Path));
            if (!IsText(version, file) || Vocabularies.Contains(file.Name)) continue;
            if (file.Size > options.MaxTextBytes && !file.EndsWith(WeightGroups.Ending))
            {
                doubts.Add(QualityText.SecretsTooLarge.With(file.Path));
                continue;
            }

            var length = file.EndsWith(WeightGroups.Ending) ? Math.Min(file.Size, MaxHeaderLength) : file.Size;
            await using var stream = await version.Files.OpenAsync(file, 0, length, cancellation);
            var found = await SecretScanner.ScanAsync(file.Path, stream, cancellation);
            if (found.Count > 0) unsafeFiles.Add(file.Path);
            secrets.AddRange(found.Select(secret => QualityText.SecretAt.With(secret.Path, secret.Line.ToString(CultureInfo.InvariantCulture), secret.Kind)));
        }

        if (secrets.Count > 0)
            return rule.Fail(QualityText.SecretsFound.With(), QualityText.SecretsAdvice)
            .WithFindings([.. secrets, .. doubts])
            with
            { IsDangerous = true, Files = [.. unsafeFiles.Select(path => new FileSafety(path, FileSafetyStatus.Unsafe))] };
        return doubts.Count > 0
            ? rule.Warn(QualityText.SecretsDoubtful.With(), QualityText.SecretsAdvice).WithFindings(doubts)
            : rule.Pass(QualityText.SecretsGood.With());
    }

    private static bool IsText(CheckedVersion version, VersionFile file) =>
        file.Size > 0 && (file.EndsWith(WeightGroups.Ending) || (version.Heads.TryGetValue(file.Path, out var head) && !head.Contains((byte)0)));
}

using System.Text.RegularExpressions;

namespace Linnet.Hub.Quality;

/// <summary>What a kind of secret looks like.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Anchor">Letters that every such secret has; texts without them are not searched.</param>
/// <param name="Expression">The whole; the group <c>secret</c>, where there is one, is the part that must look random.</param>
internal sealed record SecretPattern(string Name, string Anchor, Regex Expression)
{
    /// <summary>Longest secret that is looked for.</summary>
    internal const int MaxLength = 2048;

    /// <summary>
    /// The published forms of tokens. Expressions run without backtracking, in time that grows with the text alone; the text is a stranger's.
    /// </summary>
    internal static IReadOnlyList<SecretPattern> All { get; } =
    [
        Of("AWS access key", "A", @"\b(?:AKIA|ASIA|ABIA|ACCA)(?<secret>[A-Z2-7]{16})\b"),
        Of("GitHub token", "gh", @"\bgh[pousr]_(?<secret>[A-Za-z0-9]{36,})\b"),
        Of("GitHub token", "github_pat_", @"\bgithub_pat_(?<secret>[A-Za-z0-9_]{82})\b"),
        Of("GitLab token", "glpat-", @"\bglpat-(?<secret>[A-Za-z0-9_-]{20,})"),
        Of("Hugging Face token", "hf_", @"\bhf_(?<secret>[A-Za-z0-9]{32,40})\b"),
        Of("Hugging Face organisation token", "api_org_", @"\bapi_org_(?<secret>[A-Za-z0-9]{32,40})\b"),
        Of("Anthropic key", "sk-ant-", @"\bsk-ant-(?<secret>[A-Za-z0-9_-]{32,})"),
        Of("OpenAI key", "sk-", @"\bsk-(?:proj-|svcacct-|admin-)?(?<secret>[A-Za-z0-9]{20}[A-Za-z0-9_-]{12,})"),
        Of("Slack token", "xox", @"\bxox[abeprs]-(?<secret>[A-Za-z0-9-]{20,})"),
        Of("Google API key", "AIza", @"\bAIza(?<secret>[A-Za-z0-9_-]{35})"),
        Of("Stripe key", "_live_", @"\b[sr]k_live_(?<secret>[A-Za-z0-9]{24,})\b"),
        Of("npm token", "npm_", @"\bnpm_(?<secret>[A-Za-z0-9]{36})\b"),
        Of("PyPI token", "pypi-", @"\bpypi-AgEIcHlwaS5vcmc(?<secret>[A-Za-z0-9_-]{50,})"),
        Of("NuGet key", "oy2", @"\b(?<secret>oy2[a-z0-9]{43})\b"),
        Of("Azure storage key", "AccountKey=", @"AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)"),
        Of("JSON web token", "eyJ", @"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.(?<secret>[A-Za-z0-9_-]{20,})"),
        Of("private key", "PRIVATE KEY", @"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\\n|\s)+[A-Za-z0-9+/=:,\- ]{16}"),
        Of("address with a password", "://", @"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@""'<>]{1,64}:(?<secret>[^\s/:@""'<>{}$]{8,128})@[A-Za-z0-9.-]+"),
        Of("key or password in a field", "", @"(?i:api[_-]?key|secret[_-]?key|access[_-]?key|auth[_-]?token|access[_-]?token|client[_-]?secret|password)[""']?\s{0,8}[:=]\s{0,8}[""'](?<secret>[A-Za-z0-9+/_=.-]{20,})[""']"),
    ];

    private static SecretPattern Of(string name, string anchor, string expression) =>
        new(name, anchor, new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
}

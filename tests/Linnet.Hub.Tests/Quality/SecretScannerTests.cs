using System.Text;
using Linnet.Hub.Quality;

namespace Linnet.Hub.Tests.Quality;

public sealed class SecretScannerTests
{
    public static TheoryData<string, string> Secrets => new()
    {
        { "AWS access key", FakeSecrets.Aws() },
        { "GitHub token", FakeSecrets.Of("ghp_", 36) },
        { "GitHub token", FakeSecrets.Of("github_pat_", 82) },
        { "GitLab token", FakeSecrets.Of("glpat-", 20) },
        { "Hugging Face token", FakeSecrets.Of("hf_", 34) },
        { "Anthropic key", FakeSecrets.Of("sk-ant-", 60) },
        { "OpenAI key", FakeSecrets.Of("sk-proj-", 48) },
        { "Slack token", FakeSecrets.Of("xoxb-", 40) },
        { "Google API key", FakeSecrets.Of("AIza", 35) },
        { "Stripe key", FakeSecrets.Of("sk_live_", 24) },
        { "npm token", FakeSecrets.Of("npm_", 36) },
        { "PyPI token", FakeSecrets.Of("pypi-AgEIcHlwaS5vcmc", 60) },
        { "Azure storage key", FakeSecrets.Of("AccountKey=", 86) + "==" },
        { "JSON web token", FakeSecrets.Of("eyJ", 20) + FakeSecrets.Of(".eyJ", 30) + FakeSecrets.Of(".", 40) },
        { "private key", FakeSecrets.PrivateKey() },
        { "private key", FakeSecrets.PrivateKey().Replace("\n", "\\n", StringComparison.Ordinal) },
        { "address with a password", FakeSecrets.Of("postgres://admin:", 16) + "@db.internal/models" },
        { "key or password in a field", FakeSecrets.Of("\"api_key\": \"", 32) + "\"" },
        { "key or password in a field", FakeSecrets.Of("PASSWORD = '", 24) + "'" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task A_secret_is_found_with_its_line_and_not_told(string kind, string secret)
    {
        var findings = await ScanAsync($"# Title\n中文\nvalue: {secret}\nend\n");
        Assert.Contains(new SecretFinding("file", 3, kind), findings);
        Assert.All(findings, finding => Assert.DoesNotContain(secret[^12..].Trim(), finding.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("export HF_TOKEN=hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("\"api_key\": \"your-key-here-as-you-got-it\"")]
    [InlineData("https://user:password@example.org/")]
    [InlineData("https://huggingface.co/docs/hub/model-cards")]
    [InlineData("\"sha256\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n")]
    [InlineData("The words PRIVATE KEY alone are none.")]
    public async Task What_only_looks_like_one_is_left_alone(string text) => Assert.Empty(await ScanAsync(text));

    [Fact]
    public async Task Secrets_on_the_border_of_two_windows_are_found_once()
    {
        var secret = FakeSecrets.Of("ghp_", 36);
        for (var offset = -45; offset <= 5; offset += 10)
        {
            var before = string.Concat(Enumerable.Repeat("0123456789\n", 200_000))[..((1 << 20) + offset)];
            var findings = await ScanAsync($"{before}\n{secret}\n{before}");
            Assert.Equal(new SecretFinding("file", before.Count(letter => letter == '\n') + 2, "GitHub token"), Assert.Single(findings));
        }
    }

    [Fact]
    public void Entropy_is_counted_in_bits()
    {
        Assert.Equal(0, SecretEntropy.BitsPerCharacter("aaaa"));
        Assert.Equal(2, SecretEntropy.BitsPerCharacter("abcd"), 12);
        Assert.Equal(0, SecretEntropy.BitsPerCharacter(""));
    }

    private static async Task<IReadOnlyCollection<SecretFinding>> ScanAsync(string text) => await SecretScanner.ScanAsync("file", new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None);
}

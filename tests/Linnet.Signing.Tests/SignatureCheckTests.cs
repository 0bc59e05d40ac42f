using System.Text;

namespace Linnet.Signing.Tests;

public sealed class SignatureCheckTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Generate();
    private readonly string _file;
    private readonly HashSet<string> _trusted;

    public SignatureCheckTests()
    {
        _file = CommitSignature.Create(SignedCommit.Statement, _key).ToText();
        _trusted = [_key.PublicKey.Fingerprint];
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public void What_was_signed_is_verified()
    {
        var result = SignatureCheck.Verify(_file, SignedCommit.Statement, _trusted);
        Assert.True(result.IsValid);
        Assert.Equal(_key.PublicKey.Fingerprint, result.Fingerprint);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void The_file_is_the_statement_and_three_lines()
    {
        Assert.StartsWith(SignedCommit.Statement.ToText(), _file, StringComparison.Ordinal);
        var lines = _file[SignedCommit.Statement.ToText().Length..].Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Equal($"key {_key.PublicKey.Fingerprint}", lines[0]);
        Assert.True(_key.PublicKey.IsSignatureOf(Encoding.UTF8.GetBytes(SignedCommit.Statement.ToText()), Convert.FromBase64String(lines[2]["signature ".Length..])));
    }

    [Fact]
    public void Not_one_character_can_be_changed_left_out_or_doubled()
    {
        for (var i = 0; i < _file.Length; i++)
        {
            foreach (var changed in new[] { _file[..i] + (char)(_file[i] ^ 1) + _file[(i + 1)..], _file.Remove(i, 1), _file.Insert(i, _file[i].ToString()) })
                Assert.True(changed == _file || !SignatureCheck.Verify(changed, SignedCommit.Statement, _trusted).IsValid, $"character {i}");
        }
    }

    [Fact]
    public void A_statement_cannot_be_put_under_another_s_signature()
    {
        var other = CommitStatement.Create(SignedCommit.Repository, SignedCommit.Commit, SignedCommit.Tree, [SignedCommit.File("model.safetensors", "other")]);
        var forged = other.ToText() + _file[SignedCommit.Statement.ToText().Length..];
        Assert.Equal([SignatureProblem.Broken], Problems(forged, other, _trusted));
    }

    [Fact]
    public void A_key_that_nobody_trusts_is_said_to_be_none()
    {
        using var stranger = SigningKey.Generate();
        var file = CommitSignature.Create(SignedCommit.Statement, stranger).ToText();
        var result = SignatureCheck.Verify(file, SignedCommit.Statement, _trusted);
        Assert.Equal(SignatureProblem.UntrustedKey, Assert.Single(result.Findings).Problem);
        Assert.True(result.IsIntact);
        Assert.False(result.IsValid);
        Assert.Contains(stranger.PublicKey.Fingerprint, result.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stranger_s_signature_cannot_carry_a_trusted_name()
    {
        using var stranger = SigningKey.Generate();
        var file = CommitSignature.Create(SignedCommit.Statement, stranger).ToText();
        var named = file.Replace(stranger.PublicKey.Fingerprint, _key.PublicKey.Fingerprint, StringComparison.Ordinal);
        Assert.Equal([SignatureProblem.Unreadable], Problems(named, SignedCommit.Statement, _trusted));
        var keyed = named.Replace(Convert.ToBase64String(stranger.PublicKey.ToBytes()), Convert.ToBase64String(_key.PublicKey.ToBytes()), StringComparison.Ordinal);
        Assert.Equal([SignatureProblem.Broken], Problems(keyed, SignedCommit.Statement, _trusted));
    }

    [Fact]
    public void Every_difference_between_signed_and_there_is_named()
    {
        Assert.Equal([SignatureProblem.OtherRepository], Problems(_file, With(repository: new SignedRepository("model", "mallory/base")), _trusted));
        Assert.Equal([SignatureProblem.OtherRepository], Problems(_file, With(repository: new SignedRepository("dataset", "alice/base")), _trusted));
        Assert.Empty(Problems(_file, With(repository: new SignedRepository("model", "Alice/Base")), _trusted));
        Assert.Equal([SignatureProblem.OtherCommit], Problems(_file, With(commit: SignedCommit.Tree), _trusted));
        Assert.Equal([SignatureProblem.OtherTree], Problems(_file, With(tree: SignedCommit.Commit), _trusted));
        Assert.Equal([SignatureProblem.FileMissing], Problems(_file, With(files: SignedCommit.Files[1..]), _trusted));
        Assert.Equal([SignatureProblem.FileAdded], Problems(_file, With(files: [.. SignedCommit.Files, SignedCommit.File("more.py", "x")]), _trusted));
        Assert.Equal([SignatureProblem.FileChanged], Problems(_file, With(files: [SignedCommit.File("model.safetensors", "poison"), .. SignedCommit.Files[1..]]), _trusted));
        Assert.Equal([SignatureProblem.FileMissing, SignatureProblem.FileAdded], Problems(_file, With(files: [SignedCommit.Files[0] with { Path = "moved" }, .. SignedCommit.Files[1..]]), _trusted));
        var message = SignatureCheck.Verify(_file, With(files: SignedCommit.Files[1..]), _trusted).Findings[0].Message;
        Assert.Contains("model.safetensors", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("key x")]
    [InlineData("\nkey \n\n\n")]
    [InlineData("linnet-commit-signature 1\nkey a\npublic-key b\nsignature c\n")]
    public void What_is_no_signature_is_unreadable(string text) => Assert.Equal([SignatureProblem.Unreadable], Problems(text, SignedCommit.Statement, _trusted));

    private static CommitStatement With(SignedRepository? repository = null, string? commit = null, string? tree = null, SignedFile[]? files = null) =>
        CommitStatement.Create(repository ?? SignedCommit.Repository, commit ?? SignedCommit.Commit, tree ?? SignedCommit.Tree, files ?? SignedCommit.Files);

    private static IEnumerable<SignatureProblem> Problems(string file, CommitStatement actual, HashSet<string> trusted) =>
        SignatureCheck.Verify(file, actual, trusted).Findings.Select(finding => finding.Problem);
}

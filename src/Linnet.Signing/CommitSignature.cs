using System.Text;

namespace Linnet.Signing;

/// <summary>
/// A signature in a file of its own: the statement that is signed, then three lines, so that what was signed is all but the last three.
/// <code>
/// key SHA256:…
/// public-key … (SubjectPublicKeyInfo, Base64)
/// signature … (ECDSA, DER, Base64)
/// </code>
/// </summary>
public sealed class CommitSignature
{
    /// <summary>What follows the id of the commit in the name of such a file.</summary>
    public const string FileExtension = ".linnet-signature";

    private readonly SignedText _signed;

    private CommitSignature(CommitStatement statement, SignedText signed) => (Statement, _signed) = (statement, signed);

    /// <summary>What is stated.</summary>
    public CommitStatement Statement { get; }

    /// <summary>Who claims to state it. That the key is somebody's is for the reader to know.</summary>
    public VerificationKey Key => _signed.Key;

    /// <summary>The statement was signed with the key, and not changed since.</summary>
    public bool IsIntact => _signed.IsIntact;

    /// <summary>Signs a statement.</summary>
    /// <param name="statement">What is stated.</param>
    /// <param name="key">Who states it.</param>
    public static CommitSignature Create(CommitStatement statement, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return new CommitSignature(statement, SignedText.Create(Encoding.UTF8.GetString(statement.ToBytes()).TrimEnd('\n'), key));
    }

    /// <summary>The file.</summary>
    public string ToText() => _signed.ToFile();

    /// <summary>Reads a file.</summary>
    /// <param name="text">All of it.</param>
    /// <returns>Null where it is none, or not written as <see cref="ToText"/> writes it.</returns>
    public static CommitSignature? TryParse(string text) =>
        SignedText.TryParse(text) is { } signed && CommitStatement.TryParse(signed.Text + "\n") is { } statement ? new CommitSignature(statement, signed) : null;
}

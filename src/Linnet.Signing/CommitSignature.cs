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

    private const int MaxLength = 64 << 20;
    private const string KeyField = "\nkey ";
    private const string PublicKeyField = "public-key ";
    private const string SignatureField = "signature ";

    private readonly byte[] _signature;

    private CommitSignature(CommitStatement statement, VerificationKey key, byte[] signature) => (Statement, Key, _signature) = (statement, key, signature);

    /// <summary>What is stated.</summary>
    public CommitStatement Statement { get; }

    /// <summary>Who claims to state it. That the key is somebody's is for the reader to know.</summary>
    public VerificationKey Key { get; }

    /// <summary>The statement was signed with the key, and not changed since.</summary>
    public bool IsIntact => Key.IsSignatureOf(Statement.ToBytes(), _signature);

    /// <summary>Signs a statement.</summary>
    /// <param name="statement">What is stated.</param>
    /// <param name="key">Who states it.</param>
    public static CommitSignature Create(CommitStatement statement, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(key);
        return new CommitSignature(statement, key.PublicKey, key.Sign(statement.ToBytes()));
    }

    /// <summary>The file.</summary>
    public string ToText() => $"{Statement.ToText().TrimEnd('\n')}{KeyField}{Key.Fingerprint}\n"
        + $"{PublicKeyField}{Convert.ToBase64String(Key.ToBytes())}\n{SignatureField}{Convert.ToBase64String(_signature)}\n";

    /// <summary>Reads a file.</summary>
    /// <param name="text">All of it.</param>
    /// <returns>Null where it is none, or not written as <see cref="ToText"/> writes it.</returns>
    public static CommitSignature? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength) return null;
        var end = text.LastIndexOf(KeyField, StringComparison.Ordinal);
        if (end < 0 || CommitStatement.TryParse(text[..(end + 1)]) is not { } statement) return null;
        if (text[(end + 1)..].Split('\n') is not [_, var publicKey, var signature, ""]) return null;
        if (BytesOf(publicKey, PublicKeyField) is not { } keyBytes || BytesOf(signature, SignatureField) is not { } signatureBytes) return null;
        if (VerificationKey.TryRead(keyBytes) is not { } key) return null;
        var parsed = new CommitSignature(statement, key, signatureBytes);
        return parsed.ToText() == text ? parsed : null;
    }

    private static byte[]? BytesOf(string line, string field)
    {
        if (!line.StartsWith(field, StringComparison.Ordinal)) return null;
        var bytes = new byte[line.Length];
        return Convert.TryFromBase64String(line[field.Length..], bytes, out var length) ? bytes[..length] : null;
    }
}

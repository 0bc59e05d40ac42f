namespace Linnet.Signing;

/// <summary>
/// Any text with a signature in one file: the text, then three lines, so that what was signed is all but the last three.
/// <code>
/// key SHA256:…
/// public-key … (SubjectPublicKeyInfo, Base64)
/// signature … (ECDSA, DER, Base64)
/// </code>
/// </summary>
public sealed class SignedText
{
    private const int MaxLength = 64 << 20;
    private const string KeyField = "\nkey ";
    private const string PublicKeyField = "public-key ";
    private const string SignatureField = "signature ";

    private readonly byte[] _signature;

    private SignedText(string text, VerificationKey key, byte[] signature) => (Text, Key, _signature) = (text, key, signature);

    /// <summary>What was signed, without the end of its last line.</summary>
    public string Text { get; }

    /// <summary>Who claims to have signed it. That the key is somebody's is for the reader to know.</summary>
    public VerificationKey Key { get; }

    /// <summary>The text was signed with the key, and not changed since.</summary>
    public bool IsIntact => Key.IsSignatureOf(BytesOf(Text), _signature);

    /// <summary>Signs a text.</summary>
    /// <param name="text">Without a line's end behind it.</param>
    /// <param name="key">The signer's.</param>
    public static SignedText Create(string text, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(key);
        return new SignedText(text, key.PublicKey, key.Sign(BytesOf(text)));
    }

    /// <summary>The file.</summary>
    public string ToFile() => $"{Text}{KeyField}{Key.Fingerprint}\n{PublicKeyField}{Convert.ToBase64String(Key.ToBytes())}\n{SignatureField}{Convert.ToBase64String(_signature)}\n";

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its text.</param>
    /// <returns>Null where it is none, or not written as <see cref="ToFile"/> writes it.</returns>
    public static SignedText? TryParse(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MaxLength || file.LastIndexOf(KeyField, StringComparison.Ordinal) is not (>= 0 and var end)) return null;
        if (file[(end + 1)..].Split('\n') is not [_, var publicKey, var signature, ""]) return null;
        if (Base64Of(publicKey, PublicKeyField) is not { } keyBytes || Base64Of(signature, SignatureField) is not { } signatureBytes || VerificationKey.TryRead(keyBytes) is not { } key) return null;
        var parsed = new SignedText(file[..end], key, signatureBytes);
        return parsed.ToFile() == file ? parsed : null;
    }

    private static byte[]? Base64Of(string line, string field)
    {
        if (!line.StartsWith(field, StringComparison.Ordinal)) return null;
        var bytes = new byte[line.Length];
        return Convert.TryFromBase64String(line[field.Length..], bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>With the end of its last line, as the statements of commits are signed.</summary>
    private static byte[] BytesOf(string text) => System.Text.Encoding.UTF8.GetBytes(text + "\n");
}

using System.Security.Cryptography;

namespace Linnet.Signing;

/// <summary>A key that signs commits: ECDSA on P-256. Whoever has it can sign, so its file is for its owner only, best with a password.</summary>
public sealed class SigningKey : IDisposable
{
    private const string PemLabel = "PRIVATE KEY";

    /// <summary>As OWASP advises for PBKDF2 with SHA-256.</summary>
    private const int PasswordIterations = 600_000;

    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        PublicKey = VerificationKey.Of(key);
    }

    /// <summary>The half that others may have.</summary>
    public VerificationKey PublicKey { get; }

    /// <summary>Makes a new key.</summary>
    public static SigningKey Generate() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a PEM file with a private key: PKCS #8, with a password or without, or SEC 1.</summary>
    /// <param name="pem">The file.</param>
    /// <param name="password">Null where there is none.</param>
    /// <exception cref="ConfigurationException">It is none on P-256, or the password does not open it.</exception>
    public static SigningKey ReadPem(string pem, string? password = null)
    {
        var key = ECDsa.Create();
        try
        {
            if (password is null) key.ImportFromPem(pem);
            else key.ImportFromEncryptedPem(pem, password);

            // A public key is read as well; only a private one can tell its secret.
            key.ExportParameters(includePrivateParameters: true);
            if (VerificationKey.IsRightCurve(key)) return new SigningKey(key);
        }
        catch (Exception error) when (error is CryptographicException or PlatformNotSupportedException or ArgumentException)
        {
            key.Dispose();
            throw new ConfigurationException(password is null
                ? "no private key can be read from the file: a PEM block of an ECDSA key is expected; one with a password needs it"
                : "no private key can be read from the file with this password: a PEM block of an encrypted ECDSA key is expected");
        }

        key.Dispose();
        throw new ConfigurationException("the private key is on another curve: P-256 signs commits");
    }

    /// <summary>A PEM file (PKCS #8).</summary>
    /// <param name="password">Null to leave the key open to whoever reads the file.</param>
    public string WritePem(string? password = null) => (password is null
        ? PemEncoding.WriteString(PemLabel, _key.ExportPkcs8PrivateKey())
        : _key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, PasswordIterations))) + "\n";

    /// <summary>Signs.</summary>
    /// <param name="message">Any bytes.</param>
    /// <returns>In DER, as RFC 3279 has it.</returns>
    public byte[] Sign(byte[] message) => _key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}

using System.Security.Cryptography;

namespace Linnet.Signing;

/// <summary>The public half of a key that signs commits: ECDSA over NIST's curve P-256 with SHA-256 (FIPS 186-5).</summary>
public sealed class VerificationKey
{
    private const string PemLabel = "PUBLIC KEY";
    private const string CurveName = "1.2.840.10045.3.1.7";
    private const string FingerprintPrefix = "SHA256:";

    private readonly byte[] _key;

    private VerificationKey(byte[] key)
    {
        _key = key;
        Fingerprint = FingerprintPrefix + Convert.ToBase64String(SHA256.HashData(key)).TrimEnd('=');
    }

    /// <summary>The key's short name, to compare by eye: <c>SHA256:</c> and the SHA-256 of its bytes in Base64.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads a PEM file with a public key.</summary>
    /// <param name="pem">The file.</param>
    /// <exception cref="ConfigurationException">It is none on P-256.</exception>
    public static VerificationKey ReadPem(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] != PemLabel)
            throw new ConfigurationException($"no public key is in the file: a block -----BEGIN {PemLabel}----- is expected");
        return TryRead(Convert.FromBase64String(pem[fields.Base64Data])) ?? throw new ConfigurationException("the public key is none of ECDSA on the curve P-256, which signs commits");
    }

    /// <summary>Reads the bytes of a SubjectPublicKeyInfo (RFC 5480).</summary>
    /// <param name="bytes">In DER.</param>
    /// <returns>Null where they are none of a point on P-256.</returns>
    public static VerificationKey? TryRead(ReadOnlySpan<byte> bytes)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(bytes, out var length);
            return length == bytes.Length && IsRightCurve(key) ? Of(key) : null;
        }
        catch (Exception error) when (error is CryptographicException or PlatformNotSupportedException)
        {
            // The latter for a curve that the system has never heard of.
            return null;
        }
    }

    /// <summary>The public half of a key.</summary>
    internal static VerificationKey Of(ECDsa key) => new(key.ExportSubjectPublicKeyInfo());

    /// <summary>Whether a key is on P-256.</summary>
    internal static bool IsRightCurve(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true } curve
        && (curve.Oid.Value == CurveName || (curve.Oid.Value is null && curve.Oid.FriendlyName is "nistP256" or "ECDSA_P256"));

    /// <summary>A PEM file that OpenSSL and others read.</summary>
    public string WritePem() => PemEncoding.WriteString(PemLabel, _key) + "\n";

    /// <summary>The bytes of the SubjectPublicKeyInfo.</summary>
    public byte[] ToBytes() => [.. _key];

    /// <summary>Checks a signature.</summary>
    /// <param name="message">What was signed.</param>
    /// <param name="signature">In DER, as RFC 3279 has it.</param>
    public bool IsSignatureOf(byte[] message, byte[] signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_key, out _);
        try
        {
            return key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

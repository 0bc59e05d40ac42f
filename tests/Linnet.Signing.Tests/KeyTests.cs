using System.Security.Cryptography;

namespace Linnet.Signing.Tests;

public sealed class KeyTests
{
    [Fact]
    public void Keys_survive_their_pem_files()
    {
        using var key = SigningKey.Generate();
        var pem = key.WritePem();
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----\n", pem, StringComparison.Ordinal);
        using var again = SigningKey.ReadPem(pem);
        Assert.Equal(key.PublicKey.Fingerprint, again.PublicKey.Fingerprint);
        var published = VerificationKey.ReadPem(key.PublicKey.WritePem());
        Assert.Equal(key.PublicKey.Fingerprint, published.Fingerprint);
        Assert.True(published.IsSignatureOf("message"u8.ToArray(), again.Sign("message"u8.ToArray())));
        Assert.False(published.IsSignatureOf("massage"u8.ToArray(), again.Sign("message"u8.ToArray())));
    }

    [Fact]
    public void A_key_with_a_password_opens_with_it_only()
    {
        using var key = SigningKey.Generate();
        var pem = key.WritePem("open sesame");
        Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n", pem, StringComparison.Ordinal);
        using var again = SigningKey.ReadPem(pem, "open sesame");
        Assert.Equal(key.PublicKey.Fingerprint, again.PublicKey.Fingerprint);
        Assert.Throws<ConfigurationException>(() => SigningKey.ReadPem(pem, "open barley"));
        Assert.Throws<ConfigurationException>(() => SigningKey.ReadPem(pem));
    }

    [Fact]
    public void A_fingerprint_is_the_hash_of_the_public_key()
    {
        using var key = SigningKey.Generate();
        using var other = SigningKey.Generate();
        Assert.Equal($"SHA256:{Convert.ToBase64String(SHA256.HashData(key.PublicKey.ToBytes())).TrimEnd('=')}", key.PublicKey.Fingerprint);
        Assert.NotEqual(key.PublicKey.Fingerprint, other.PublicKey.Fingerprint);
    }

    [Fact]
    public void Sec1_files_of_other_tools_are_read()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var read = SigningKey.ReadPem(key.ExportECPrivateKeyPem());
        Assert.Equal(VerificationKey.Of(key).Fingerprint, read.PublicKey.Fingerprint);
    }

    [Fact]
    public void A_curve_that_nobody_has_heard_of_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = PemEncoding.WriteString("PRIVATE KEY", OnNoCurve(key.ExportPkcs8PrivateKey()));
        Assert.Null(VerificationKey.TryRead(OnNoCurve(key.ExportSubjectPublicKeyInfo())));
        Assert.Throws<ConfigurationException>(() => SigningKey.ReadPem(pem));
    }

    [Fact]
    public void Other_curves_other_kinds_and_other_halves_are_refused()
    {
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var key = SigningKey.Generate();
        Assert.Contains("curve", Assert.Throws<ConfigurationException>(() => SigningKey.ReadPem(large.ExportPkcs8PrivateKeyPem())).Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => VerificationKey.ReadPem(large.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<ConfigurationException>(() => SigningKey.ReadPem(rsa.ExportPkcs8PrivateKeyPem()));
        Assert.Throws<ConfigurationException>(() => VerificationKey.ReadPem(rsa.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<ConfigurationException>(() => SigningKey.ReadPem(key.PublicKey.WritePem()));
        Assert.Throws<ConfigurationException>(() => VerificationKey.ReadPem(key.WritePem()));
        Assert.Throws<ConfigurationException>(() => SigningKey.ReadPem("no key"));
        Assert.Throws<ConfigurationException>(() => VerificationKey.ReadPem("no key"));
        Assert.Null(VerificationKey.TryRead([]));
        Assert.Null(VerificationKey.TryRead([.. key.PublicKey.ToBytes(), 0]));
    }

    /// <summary>Changes the first byte of the name of the curve P-256, 1.2.840.10045.3.1.7.</summary>
    private static byte[] OnNoCurve(byte[] key)
    {
        var name = key.AsSpan().IndexOf(new byte[] { 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07 });
        Assert.True(name > 0);
        key[name] ^= 1;
        return key;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Linnet.Hub.Access;

/// <summary>How passwords are kept: PBKDF2 with SHA-256 (RFC 8018), with salt and number of rounds beside the key.</summary>
internal static class PasswordText
{
    internal const int MinLength = 10;
    internal const int MaxLength = 256;

    /// <summary>What OWASP asks for PBKDF2 with SHA-256.</summary>
    private const int Rounds = 600_000;
    private const int SaltLength = 16;
    private const int KeyLength = 32;
    private const string Scheme = "pbkdf2-sha256";
    private const char Separator = '$';

    /// <summary>A text of which the password cannot be found but by trying.</summary>
    internal static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return string.Join(Separator, Scheme, Rounds.ToString(CultureInfo.InvariantCulture), Convert.ToBase64String(salt), Convert.ToBase64String(Derive(password, salt, Rounds)));
    }

    /// <summary>Whether a password is the one that was kept. Takes its time also where there is none, so that names cannot be told apart.</summary>
    internal static bool Matches(string password, string? kept)
    {
        if (kept?.Split(Separator) is not [Scheme, var rounds, var salt, var key])
        {
            Derive(password, new byte[SaltLength], Rounds);
            return false;
        }

        var derived = Derive(password, Convert.FromBase64String(salt), int.Parse(rounds, CultureInfo.InvariantCulture));
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(key));
    }

    /// <summary>Refuses what is guessed at once.</summary>
    internal static void Check(string password, string name)
    {
        if (password.Length is < MinLength or > MaxLength)
            throw new RefusedException(Refusal.BadRequest, $"A password has {MinLength} to {MaxLength} characters.");
        if (password.Contains(name, StringComparison.OrdinalIgnoreCase) || password.Distinct().Count() < MinLength / 2)
            throw new RefusedException(Refusal.BadRequest, "This password would be guessed at once: use several words, without the user's name.");
    }

    private static byte[] Derive(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormC)), salt, rounds, HashAlgorithmName.SHA256, KeyLength);
}

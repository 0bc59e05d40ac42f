using System.Text;

namespace Linnet.Signing;

/// <summary>
/// Shows a hub that a user has the private half of a key: a signature over the user's name, so that nobody can call somebody else's key their own. Signed are the bytes of
/// <code>
/// linnet-key-proof 1
/// user alice
/// </code>
/// with the name in small letters and a line feed behind each line.
/// </summary>
public static class KeyProof
{
    /// <summary>The text that is signed.</summary>
    /// <param name="user">The user's name on the hub.</param>
    public static string TextFor(string user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return $"linnet-key-proof 1\nuser {user.ToLowerInvariant()}\n";
    }

    /// <summary>Makes a proof.</summary>
    /// <param name="user">The user's name on the hub.</param>
    /// <param name="key">The key.</param>
    /// <returns>The signature in DER, in Base64.</returns>
    public static string Create(string user, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToBase64String(key.Sign(Encoding.UTF8.GetBytes(TextFor(user))));
    }

    /// <summary>Checks a proof.</summary>
    /// <param name="proof">As <see cref="Create"/> writes it; spaces and ends of lines do not matter.</param>
    /// <param name="user">Who claims to have the key.</param>
    /// <param name="key">The public half.</param>
    public static bool IsValid(string proof, string user, VerificationKey key)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(key);
        var bytes = new byte[proof.Length];
        return Convert.TryFromBase64String(proof, bytes, out var length) && key.IsSignatureOf(Encoding.UTF8.GetBytes(TextFor(user)), bytes[..length]);
    }
}

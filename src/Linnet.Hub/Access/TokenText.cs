using System.Security.Cryptography;
using System.Text;

namespace Linnet.Hub.Access;

/// <summary>The text of a token: clients ask that it begins with <c>hf_</c>. Its randomness is that of a key, so a plain hash keeps it safe.</summary>
internal static class TokenText
{
    private const string Prefix = "hf_";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int RandomLength = 32;

    internal static string New() => Prefix + RandomNumberGenerator.GetString(Letters, RandomLength);

    internal static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

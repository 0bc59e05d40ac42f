using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Linnet.Hub.Access;

/// <summary>
/// Addresses that carry their own permission: a path with fields, a time after which it is worth nothing, and an HMAC-SHA256 over all of it.
/// For clients that send no credentials where they send bytes.
/// </summary>
internal sealed class SignedLinks(byte[] key, TimeProvider clock)
{
    internal const int KeyLength = 32;

    private const string ExpiresField = "expires";
    private const string SignatureField = "signature";

    /// <summary>Signs a path.</summary>
    /// <param name="method">The only method that the address is good for.</param>
    /// <param name="path">Below the root of the hub, with a slash in front.</param>
    /// <param name="fields">What goes into the query.</param>
    /// <param name="lifetime">How long it is good for.</param>
    /// <returns>The path with its query.</returns>
    internal string Sign(string method, string path, IEnumerable<KeyValuePair<string, string>> fields, TimeSpan lifetime)
    {
        var expires = (clock.GetUtcNow() + lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var all = fields.Append(new KeyValuePair<string, string>(ExpiresField, expires)).ToList();
        var query = string.Join('&', all.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
        return $"{path}?{query}&{SignatureField}={Convert.ToHexStringLower(Mac(method, path, all))}";
    }

    /// <summary>Checks an address that has come back.</summary>
    /// <param name="method">The method of the request.</param>
    /// <param name="path">Its path.</param>
    /// <param name="fields">Its query.</param>
    /// <returns>False where it was not signed here like this, or its time is over.</returns>
    internal bool IsValid(string method, string path, IReadOnlyDictionary<string, string> fields)
    {
        if (!fields.TryGetValue(SignatureField, out var signature) || !fields.TryGetValue(ExpiresField, out var expires)) return false;
        var expected = Convert.ToHexStringLower(Mac(method, path, fields.Where(field => field.Key != SignatureField)));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature))
            && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && clock.GetUtcNow().ToUnixTimeSeconds() <= seconds;
    }

    private byte[] Mac(string method, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        // Lengths in front keep one field from posing as two.
        var text = new StringBuilder();
        foreach (var part in fields.OrderBy(field => field.Key, StringComparer.Ordinal).SelectMany(field => new[] { field.Key, field.Value }).Prepend(path).Prepend(method))
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:").Append(part);
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text.ToString()));
    }
}

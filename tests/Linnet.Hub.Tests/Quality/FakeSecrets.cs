using Linnet.Numerics;

namespace Linnet.Hub.Tests.Quality;

/// <summary>Texts with the form of secrets, made here, so that none stands in the source.</summary>
internal static class FakeSecrets
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    internal static string Of(string prefix, int length) => prefix + Pick(Letters, length);

    internal static string Aws() => "AKIA" + Pick(Capitals, 16);

    internal static string PrivateKey() => $"-----BEGIN RSA {"PRIVATE"} KEY-----\n{Pick(Letters, 64)}\n{Pick(Letters, 64)}\n-----END RSA {"PRIVATE"} KEY-----\n";

    private static string Pick(string letters, int length) => string.Concat(Enumerable.Range(0, length).Select(i => letters[(int)(SplitMix64.At(11, (ulong)i) % (ulong)letters.Length)]));
}

using System.Security.Cryptography;

namespace Linnet.Hub.Content;

/// <summary>Where packs are in the blob store: <c>packs/ab/abcdef…</c>.</summary>
internal static class PackNames
{
    internal const string Folder = "packs";

    private const int RandomBytes = 16;

    internal static string NewId() => RandomNumberGenerator.GetHexString(2 * RandomBytes, lowercase: true);

    internal static string NameOf(string id) => $"{Folder}/{id[..2]}/{id}";
}

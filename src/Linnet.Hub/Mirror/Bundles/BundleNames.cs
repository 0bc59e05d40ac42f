using System.Globalization;
using System.Text.Json;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>Names of the files within a bundle, and its JSON.</summary>
internal static class BundleNames
{
    internal const string Manifest = "linnet-bundle.json";
    internal const string End = "linnet-bundle.sha256";

    private const string CommitFolder = "commits/";
    private const string TreeFolder = "trees/";
    private const string ContentFolder = "contents/";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, MaxDepth = 8 };

    internal static string Commit(int repository, string id) => string.Create(CultureInfo.InvariantCulture, $"{CommitFolder}{repository}/{id}");

    internal static string Tree(string id) => TreeFolder + id;

    internal static string Content(string sha256) => ContentFolder + sha256;

    /// <summary>Reads the name of a commit.</summary>
    internal static (int Repository, string Id)? AsCommit(string name) =>
        name.StartsWith(CommitFolder, StringComparison.Ordinal) && name[CommitFolder.Length..].Split('/') is [var number, var id]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var repository) ? (repository, id) : null;

    internal static string? AsTree(string name) => name.StartsWith(TreeFolder, StringComparison.Ordinal) ? name[TreeFolder.Length..] : null;

    internal static string? AsContent(string name) => name.StartsWith(ContentFolder, StringComparison.Ordinal) ? name[ContentFolder.Length..] : null;
}

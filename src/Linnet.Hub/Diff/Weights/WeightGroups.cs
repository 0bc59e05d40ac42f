using System.Text.RegularExpressions;

namespace Linnet.Hub.Diff;

/// <summary>The safetensors files of a version, those of one model together: <c>model-00002-of-00003.safetensors</c> belongs to <c>model.safetensors</c>.</summary>
internal static partial class WeightGroups
{
    internal const string Ending = ".safetensors";

    internal static Dictionary<string, VersionFile[]> Of(IVersionFiles files) => files.Files.Where(file => file.EndsWith(Ending))
        .GroupBy(file => Shard().Replace(file.Path, string.Empty), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderBy(file => file.Path, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>Whether two groups hold the same bytes, whatever the files are called.</summary>
    internal static bool AreSame(VersionFile[] before, VersionFile[] after) =>
        before.Select(file => file.ContentId).Order(StringComparer.Ordinal).SequenceEqual(after.Select(file => file.ContentId).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [GeneratedRegex(@"-[0-9]{5}-of-[0-9]{5}(?=\.safetensors\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Shard();
}

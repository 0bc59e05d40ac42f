using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Routing;

/// <summary>Writes revisions and paths into addresses, part by part, as <see cref="Protocol.RawPath"/> reads them.</summary>
internal static class PathLinks
{
    /// <summary>A path with each of its parts escaped.</summary>
    internal static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>A revision as one part of an address.</summary>
    internal static string Revision(string revision) => Uri.EscapeDataString(revision);

    /// <summary>How people write a ref: a branch and a tag by its name alone, a pull request in full.</summary>
    internal static string NameOf(string refName)
    {
        if (refName.StartsWith(RefNames.Heads, StringComparison.Ordinal)) return refName[RefNames.Heads.Length..];
        return refName.StartsWith(RefNames.Tags, StringComparison.Ordinal) ? refName[RefNames.Tags.Length..] : RefNames.Revision(refName);
    }
}

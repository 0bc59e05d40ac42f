namespace Linnet.Hub.Git.Refs;

/// <summary>The refs of a repository as clients get them.</summary>
/// <param name="Refs">Sorted by name.</param>
/// <param name="HeadName">The branch that <c>HEAD</c> stands for.</param>
/// <param name="Head">That branch; null where it does not exist yet.</param>
internal sealed record RefList(IReadOnlyList<GitRef> Refs, string HeadName, GitRef? Head)
{
    private static readonly string[] Prefixes = ["", "refs/", "refs/tags/", "refs/heads/"];

    internal static async Task<RefList> LoadAsync(IGitObjectSource source, CancellationToken cancellation)
    {
        var refs = (await source.RefsAsync(cancellation)).OrderBy(item => item.Name, StringComparer.Ordinal).ToList();
        return new RefList(refs, source.Head, refs.Find(item => item.Name == source.Head));
    }

    /// <summary>Finds a ref by its full name or the end of it, as git does.</summary>
    internal GitRef? Find(string name) =>
        name == "HEAD" ? Head : Prefixes.Select(prefix => Refs.FirstOrDefault(item => item.Name == prefix + name)).FirstOrDefault(item => item is not null);
}

namespace Linnet.Client.Hub;

/// <summary>Names that a repository has for commits.</summary>
/// <param name="Branches">Those that move with each push.</param>
/// <param name="Tags">Those that stay.</param>
public sealed record HubRefs(IReadOnlyList<HubRef> Branches, IReadOnlyList<HubRef> Tags);

/// <summary>A name for a commit.</summary>
/// <param name="Name">As in <c>main</c> or <c>v1.0.0</c>.</param>
/// <param name="Commit">40 hexadecimal digits.</param>
public sealed record HubRef(string Name, string Commit);

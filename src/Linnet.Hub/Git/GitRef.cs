using Linnet.Hub.Objects;

namespace Linnet.Hub.Git;

/// <summary>A ref as git clients see it.</summary>
/// <param name="Name">The full name: <c>refs/heads/main</c>, <c>refs/tags/v1</c>, <c>refs/pr/3</c>.</param>
/// <param name="Id">What it points to: a commit, or an annotated tag.</param>
/// <param name="Peeled">The commit behind an annotated tag; null where <paramref name="Id"/> is the commit.</param>
internal sealed record GitRef(string Name, ObjectId Id, ObjectId? Peeled = null)
{
    /// <summary>The commit.</summary>
    internal ObjectId Commit => Peeled ?? Id;
}

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>The first file of a bundle: all that is in it (<c>docs/hub/bundle.md</c>).</summary>
/// <param name="Format">The version of the format.</param>
/// <param name="Repositories">Their names, refs and commits.</param>
/// <param name="Trees">Git's ids of all folders.</param>
/// <param name="Blobs">All files of these folders.</param>
/// <param name="Contents">The bytes that are in the bundle.</param>
internal sealed record BundleManifest(
    int Format, IReadOnlyList<BundleRepository> Repositories, IReadOnlyList<string> Trees, IReadOnlyList<BundleBlob> Blobs, IReadOnlyList<BundleContent> Contents)
{
    /// <summary>The format that this version writes and reads.</summary>
    internal const int CurrentFormat = 1;
}

/// <summary>A repository.</summary>
/// <param name="Kind"><c>model</c>, <c>dataset</c> or <c>space</c>.</param>
/// <param name="Name">Owner and name with a slash between them.</param>
/// <param name="IsPrivate">Whether it is hidden where it is created.</param>
/// <param name="Gating"><c>none</c>, <c>auto</c> or <c>manual</c>.</param>
/// <param name="Refs">Branches and tags.</param>
/// <param name="Commits">Those that are in the bundle, parents before children.</param>
/// <param name="Since">Commits that the reader has to have already; none where the bundle has the whole history.</param>
internal sealed record BundleRepository(
    string Kind, string Name, bool IsPrivate, string Gating, IReadOnlyList<BundleRef> Refs, IReadOnlyList<string> Commits, IReadOnlyList<string> Since);

/// <summary>A branch or a tag.</summary>
/// <param name="Name">As in <c>heads/main</c>, <c>tags/v1.0.0</c>.</param>
/// <param name="Commit">Where it is.</param>
/// <param name="Message">What was said when a tag was made.</param>
internal sealed record BundleRef(string Name, string Commit, string? Message);

/// <summary>A file as git sees it.</summary>
/// <param name="Id">Git's id.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Size">Of its bytes.</param>
/// <param name="IsPointer">Git sees a pointer of git-lfs.</param>
internal sealed record BundleBlob(string Id, string Sha256, long Size, bool IsPointer);

/// <summary>Bytes.</summary>
/// <param name="Sha256">Their name.</param>
/// <param name="Size">Their number.</param>
internal sealed record BundleContent(string Sha256, long Size);

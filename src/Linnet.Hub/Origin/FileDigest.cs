using Linnet.Hub.Content;

namespace Linnet.Hub.Origin;

/// <summary>A file of a commit by its bytes.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="Sha256">Of the bytes, not of git's pointer to them.</param>
internal sealed record FileDigest(string Path, ContentId Sha256);

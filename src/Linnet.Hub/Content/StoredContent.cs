using Linnet.Hub.Objects;

namespace Linnet.Hub.Content;

/// <summary>A content with what the hub knows of it.</summary>
/// <param name="Id">The SHA-256 of its bytes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="GitId">What git would call these bytes; null where nobody has asked yet (<see cref="ContentStore.GitIdAsync"/>).</param>
internal readonly record struct StoredContent(ContentId Id, long Size, ObjectId? GitId);

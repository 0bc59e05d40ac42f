using Linnet.Hub.Objects;

namespace Linnet.Hub.Repositories;

/// <summary>A file that differs between two commits.</summary>
/// <param name="Path">From the root.</param>
/// <param name="Before">Its blob before; null where it is new.</param>
/// <param name="After">Its blob after; null where it is gone.</param>
internal sealed record TreeChange(string Path, ObjectId? Before, ObjectId? After);

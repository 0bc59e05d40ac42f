namespace Linnet.Hub.Content;

/// <summary>A run of bytes of an object in a blob store.</summary>
/// <param name="Name">The object.</param>
/// <param name="Offset">The first byte in it.</param>
/// <param name="Length">How many.</param>
internal readonly record struct BlobPart(string Name, long Offset, long Length);

namespace Linnet.Hub.Content;

/// <summary>An object of a blob store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Written">When it was written last.</param>
internal sealed record BlobEntry(string Name, long Length, DateTimeOffset Written);

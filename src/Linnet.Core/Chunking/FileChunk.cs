namespace Linnet.Chunking;

/// <summary>A chunk of a file.</summary>
/// <param name="Id">The SHA-256 of its bytes, 64 small hexadecimal digits.</param>
/// <param name="Offset">The first byte in the file.</param>
/// <param name="Length">How many.</param>
public readonly record struct FileChunk(string Id, long Offset, int Length);

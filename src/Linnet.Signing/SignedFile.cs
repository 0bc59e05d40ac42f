namespace Linnet.Signing;

/// <summary>A file of a commit by its bytes.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="Sha256">Of the bytes, not of git's pointer to them: 64 small hexadecimal digits.</param>
public sealed record SignedFile(string Path, string Sha256);

namespace Linnet.Text.Tokenization;

/// <summary>An added token, its id, and the bytes by which it is found.</summary>
internal sealed record AddedEntry(AddedToken Token, int Id, byte[] Content);

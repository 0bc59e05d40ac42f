namespace Linnet.Hub.Content;

/// <summary>A content that has just been read.</summary>
/// <param name="Content">Its names and its size.</param>
/// <param name="Head">Its first bytes, at most <see cref="ContentUpload.HeadLength"/>.</param>
internal sealed record AddedContent(StoredContent Content, byte[] Head);

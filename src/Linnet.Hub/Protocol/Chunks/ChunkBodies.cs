namespace Linnet.Hub.Protocol.Chunks;

/// <summary>What a client asks: which chunks of a file it has to send.</summary>
/// <param name="Oid">The SHA-256 of the file.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Chunks">Its chunks in order.</param>
internal sealed record ChunkQuestion(string? Oid, long Size, IReadOnlyList<NamedChunk>? Chunks);

/// <summary>A chunk by its SHA-256.</summary>
internal sealed record NamedChunk(string? Oid, int Size);

/// <summary>The answer: nothing has to be sent, or these chunks.</summary>
internal sealed record ChunkAnswer(bool Present, IReadOnlyList<string> Missing);

namespace Linnet.Hub.Content;

/// <summary>Keeps whole objects under names of the form <c>folder/sub/name</c>. An object is there whole and durable, or not at all, and never changes.</summary>
internal interface IBlobStore
{
    /// <summary>Begins an object, which nobody sees before its writer has completed it.</summary>
    Task<BlobWriter> CreateAsync(string name, CancellationToken cancellation);

    /// <summary>Reads a part of an object.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many bytes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    Task<Stream> OpenAsync(string name, long offset, long length, CancellationToken cancellation);

    /// <summary>The length of an object, or null where there is none.</summary>
    Task<long?> FindLengthAsync(string name, CancellationToken cancellation);

    /// <summary>All objects below a folder, half-written ones of processes that died included.</summary>
    IAsyncEnumerable<BlobEntry> ListAsync(string folder, CancellationToken cancellation);

    /// <summary>Removes an object; one that is not there is no error.</summary>
    Task DeleteAsync(string name, CancellationToken cancellation);

    /// <summary>Ends objects below a folder that somebody has begun and never completed, where <see cref="ListAsync"/> does not show them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="before">Those that were begun since then are left alone.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many there were.</returns>
    Task<int> EndUnfinishedAsync(string folder, DateTimeOffset before, CancellationToken cancellation) => Task.FromResult(0);
}

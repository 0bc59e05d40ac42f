namespace Linnet.Hub.Diff;

/// <summary>The files of one version of a repository, wherever they are kept.</summary>
internal interface IVersionFiles
{
    /// <summary>All files, each path once.</summary>
    IReadOnlyList<VersionFile> Files { get; }

    /// <summary>Opens a part of a file.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many; the part lies within the file.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>A stream of exactly these bytes, to be read asynchronously from its beginning.</returns>
    Task<Stream> OpenAsync(VersionFile file, long offset, long length, CancellationToken cancellation);
}

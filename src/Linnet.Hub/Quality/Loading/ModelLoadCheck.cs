namespace Linnet.Hub.Quality;

/// <summary>
/// Tries whether a model folder loads. <see cref="FolderLoadCheck"/> does it in this process; a worker process can do the same and send the outcome as JSON.
/// </summary>
/// <param name="folder">A folder on the disk.</param>
/// <param name="cancellation">Ends the wait.</param>
internal delegate Task<LoadOutcome> ModelLoadCheck(string folder, CancellationToken cancellation);

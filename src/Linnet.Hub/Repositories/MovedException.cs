namespace Linnet.Hub.Repositories;

/// <summary>A repository has another name now, and the caller may know it.</summary>
/// <param name="name">The present name.</param>
internal sealed class MovedException(RepositoryName name) : LinnetException($"The repository is now {name.Id}.")
{
    /// <summary>The present name.</summary>
    internal RepositoryName Name { get; } = name;
}

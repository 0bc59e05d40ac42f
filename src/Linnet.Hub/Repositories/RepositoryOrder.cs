namespace Linnet.Hub.Repositories;

/// <summary>In which order repositories are listed; all run downwards but the last.</summary>
internal enum RepositoryOrder
{
    /// <summary>The one changed last first.</summary>
    Modified,

    /// <summary>The newest first.</summary>
    Created,

    /// <summary>The one downloaded most first.</summary>
    Downloads,

    /// <summary>The one liked most first.</summary>
    Likes,

    /// <summary>By name.</summary>
    Name,
}

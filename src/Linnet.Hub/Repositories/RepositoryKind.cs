namespace Linnet.Hub.Repositories;

/// <summary>What a repository holds.</summary>
internal enum RepositoryKind
{
    /// <summary>A model folder.</summary>
    Model = 0,

    /// <summary>Data.</summary>
    Dataset = 1,

    /// <summary>A program.</summary>
    Space = 2,
}

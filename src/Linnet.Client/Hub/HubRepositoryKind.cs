namespace Linnet.Client.Hub;

/// <summary>What a repository holds.</summary>
public enum HubRepositoryKind
{
    /// <summary>A model.</summary>
    Model = 0,

    /// <summary>Data.</summary>
    Dataset = 1,

    /// <summary>An application.</summary>
    Space = 2,
}

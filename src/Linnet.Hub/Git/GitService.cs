namespace Linnet.Hub.Git;

/// <summary>What a git client wants to do with a repository.</summary>
internal enum GitService
{
    /// <summary>Clone, fetch, list refs: <c>git-upload-pack</c>.</summary>
    Read,

    /// <summary>Push: <c>git-receive-pack</c>.</summary>
    Push,
}

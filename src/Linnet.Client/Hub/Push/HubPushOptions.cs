namespace Linnet.Client.Hub;

/// <summary>How a folder is pushed.</summary>
public sealed record HubPushOptions
{
    /// <summary>The branch that gets the commit; begun at the head of main where it is missing.</summary>
    public string Branch { get; init; } = HubClient.DefaultRevision;

    /// <summary>The title of the commit, and after an empty line more.</summary>
    public string Message { get; init; } = "Upload folder";

    /// <summary>Whether the commit is proposed as a pull request, and the branch stays where it is.</summary>
    public bool IsPullRequest { get; init; }

    /// <summary>Whether a repository that is missing is created.</summary>
    public bool Creates { get; init; } = true;

    /// <summary>Whether a repository that is created is hidden from others.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>A tag for the commit; null for none.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether files that the folder does not have are removed on the hub.</summary>
    public bool DeletesMissing { get; init; }

    /// <summary>The commit that the branch has to be at; null for where it is when the push begins.</summary>
    public string? Parent { get; init; }
}

namespace Linnet.Client.Hub;

/// <summary>What became of a push.</summary>
/// <param name="Commit">The commit that has the folder's files now.</param>
/// <param name="IsNew">False where all was there already and no commit was made.</param>
public sealed record HubPushResult(string Commit, bool IsNew)
{
    /// <summary>The commit's page; null where none was made.</summary>
    public string? Address { get; init; }

    /// <summary>The pull request's page; null where none was asked for.</summary>
    public string? PullRequest { get; init; }

    /// <summary>Files that are new or different.</summary>
    public int Changed { get; init; }

    /// <summary>Files that the hub had just so.</summary>
    public int Unchanged { get; init; }

    /// <summary>Files that were removed on the hub.</summary>
    public int Deleted { get; init; }

    /// <summary>Bytes of files that went over the wire.</summary>
    public long Sent { get; init; }
}

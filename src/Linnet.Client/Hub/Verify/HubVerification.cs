namespace Linnet.Client.Hub;

/// <summary>What comparing files on this machine with a hub's list gave.</summary>
/// <param name="Snapshot">What the hub lists.</param>
/// <param name="Checked">How many files were read and hashed.</param>
/// <param name="Problems">All that differs; none where all is as it should be.</param>
public sealed record HubVerification(HubSnapshot Snapshot, int Checked, IReadOnlyList<HubFileProblem> Problems)
{
    /// <summary>Whether all files are as the hub lists them.</summary>
    public bool IsRight => Problems.Count == 0;
}

/// <summary>A file that is not as the hub lists it.</summary>
/// <param name="Path">Its place.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">In words.</param>
public sealed record HubFileProblem(string Path, HubFileProblemKind Kind, string Message);

/// <summary>What can be wrong with a file.</summary>
public enum HubFileProblemKind
{
    /// <summary>The hub lists it, and it is not here.</summary>
    Missing = 0,

    /// <summary>It has other bytes.</summary>
    Changed = 1,

    /// <summary>It is here, and the hub does not list it.</summary>
    Added = 2,
}
